package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Band;

/** Asks what was not sold for want of stock, for every stretch in which the floor was watched. */
final class LostSalesAnswers {
    private final ApiReader api;
    private final ApiNumbers numbers;

    LostSalesAnswers(ApiReader api, ApiNumbers numbers) {
        this.api = api;
        this.numbers = numbers;
    }

    /** After what was watched is known. */
    void read(Store store) {
        Map<Instant, Instant> stretches = new TreeMap<>();
        numbers.watched.forEach((quarter, first) -> {
            if (quarter.store().equals(store.id())) {
                stretches.merge(
                        first.start(),
                        quarter.start().plus(Period.QUARTER),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        stretches.forEach((from, to) -> {
            JsonNode answer =
                    api.get("/stores/%s/lost-sales".formatted(store.id()), "from", from, "to", to);
            add(Answer.band(answer.path("lost")));
        });
    }

    /** Bands of stretches are added end by end, which is rather too wide than too narrow. */
    private void add(Band lost) {
        Band before = numbers.lostUnits;
        numbers.lostUnits =
                before == null
                        ? lost
                        : new Band(
                                before.low() + lost.low(),
                                before.mid() + lost.mid(),
                                before.high() + lost.high());
    }
}
