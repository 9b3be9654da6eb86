package org.aisleflow.benchmarks.gateway;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;

/** The store that the fleet stands in. */
final class Shop {
    static final StoreId STORE = StoreId.of("bench");

    private Shop() {}

    static Store catalogEntry() {
        return new Store(
                STORE,
                "Benchmark",
                ZoneOffset.UTC,
                LocalTime.MIN,
                LocalTime.MAX,
                10,
                10,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
