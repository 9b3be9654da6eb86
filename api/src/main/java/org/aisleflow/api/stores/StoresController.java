package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.contracts.catalog.Store;

/** The stores themselves. */
@Controller("/api/v1/stores")
@Tag(name = "stores")
final class StoresController {
    private final LatestFacts facts;
    private final KnownStores stores;

    StoresController(LatestFacts facts, KnownStores stores) {
        this.facts = facts;
        this.stores = stores;
    }

    /**
     * All stores.
     *
     * @return the catalog's entries, by id
     */
    @Get
    List<Store> all() {
        return facts.catalog().all(Store.class);
    }

    /**
     * One store with its plan, shelves and devices.
     *
     * @param store its id
     * @return the catalog's entry
     */
    @Get("/{store}")
    Store one(String store) {
        return stores.get(store);
    }
}
