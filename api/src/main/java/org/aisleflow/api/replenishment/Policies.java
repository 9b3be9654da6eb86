package org.aisleflow.api.replenishment;

import java.util.List;
import java.util.stream.Stream;
import org.aisleflow.api.facts.Catalog;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;

/** Which ordering policy holds: the most specific one. */
final class Policies {
    /** Where the catalog says nothing: 95 % without stock-out in a cycle, a look every day. */
    static final Policy DEFAULT = new Policy(null, null, 0.95, 1);

    private final List<Policy> all;

    Policies(Catalog catalog) {
        this.all = catalog.all(Policy.class);
    }

    /** Store and product, then product, then store, then the one for everything. */
    Policy of(StoreId store, Sku sku) {
        return Stream.of(
                        new Policy(store, sku, 0.5, 0),
                        new Policy(null, sku, 0.5, 0),
                        new Policy(store, null, 0.5, 0),
                        new Policy(null, null, 0.5, 0))
                .map(Policy::id)
                .flatMap(id -> all.stream().filter(policy -> policy.id().equals(id)))
                .findFirst()
                .orElse(DEFAULT);
    }
}
