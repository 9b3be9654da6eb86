package org.aisleflow.api.history;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.StoreId;

/** The earliest arrival behind any of some facts, by store. */
final class EarliestArrivals {
    private EarliestArrivals() {}

    static Map<StoreId, Instant> of(Collection<? extends WindowFact> facts) {
        Map<StoreId, Instant> earliest = new HashMap<>();
        for (WindowFact fact : facts) {
            earliest.merge(
                    fact.store(),
                    fact.arrival().first(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        return earliest;
    }
}
