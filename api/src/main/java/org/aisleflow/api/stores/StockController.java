package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.contracts.catalog.Store;

/** What is believed about the stock. */
@Controller("/api/v1/stores/{store}/stock")
@Tag(name = "stores")
final class StockController {
    private final KnownStores stores;
    private final LatestFacts facts;

    StockController(KnownStores stores, LatestFacts facts) {
        this.stores = stores;
        this.facts = facts;
    }

    /**
     * The newest belief about each product that anything is known of.
     *
     * @param store the store
     * @return the beliefs, by product
     */
    @Get
    List<StockView> stock(String store) {
        Store found = stores.get(store);
        return facts.stock().of(found.id()).stream()
                .map(belief ->
                        StockView.of(
                                belief, found, facts.catalog().product(belief.sku()).orElse(null)))
                .toList();
    }
}
