package org.aisleflow.api.stores;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.aisleflow.api.answers.Answers;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;
import org.jspecify.annotations.Nullable;

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
     * @param request the request; its path and query say everything about what is asked
     * @param store the store's id
     * @param from ISO-8601 time; null for 24 hours before {@code to}
     * @param to ISO-8601 time; null for now
     * @param view computes the answer
     * @return the answer as JSON
     */
    HttpResponse<byte[]> answer(
            HttpRequest<?> request,
            String store,
            @Nullable String from,
            @Nullable String to,
            View view) {
        Store found = stores.get(store);
        TimeRange range = ranges.of(from, to);
        return answers.of(request, found, range, () -> view.apply(found, range));
    }
}
