package org.aisleflow.api.stores;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.aisleflow.api.answers.Answers;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;

/** Questions about a store in a range of time, whose answers are remembered. */
@Singleton
final class StoreQuestions {
    private final KnownStores stores;
    private final Ranges ranges;
    private final Answers answers;

    StoreQuestions(KnownStores stores, Ranges ranges, Answers answers) {
        this.stores = stores;
        this.ranges = ranges;
        this.answers = answers;
    }

    /** What is computed of a store in a range. */
    interface View extends BiFunction<Store, TimeRange, Object> {}

    /**
     * Answers a question.
     *
     * @param asked the store and the range
     * @param view computes the answer
     * @return the answer as JSON
     */
    HttpResponse<byte[]> answer(Asked asked, View view) {
        Store found = stores.get(asked.store());
        TimeRange range = ranges.of(asked.from(), asked.to());
        return answers.of(asked.request(), found, range, () -> view.apply(found, range));
    }
}
