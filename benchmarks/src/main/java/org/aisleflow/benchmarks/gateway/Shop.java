package org.aisleflow.benchmarks.gateway;

import java.time.LocalTime;
import java.time.ZoneOffset;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.StoreId;

/** The store that the fleet stands in. */
final class Shop {
    static final StoreId STORE = StoreId.of("bench");

    private Shop() {}

    static Store catalogEntry() {
        return Store.builder(STORE, "Benchmark", ZoneOffset.UTC)
                .open(LocalTime.MIN, LocalTime.MAX)
                .extent(10, 10)
                .build();
    }
}
