package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.Sku;

/** Asks what is believed about the stock at present, and which shelves are said to be empty. */
final class GoodsAnswers {
    private static final String OUT_OF_STOCK = "out-of-stock";

    private final ApiReader api;
    private final ApiNumbers numbers;

    GoodsAnswers(ApiReader api, ApiNumbers numbers) {
        this.api = api;
        this.numbers = numbers;
    }

    void read(Store store) {
        for (JsonNode belief : api.get("/stores/%s/stock".formatted(store.id()))) {
            numbers.stock.put(
                    new Key.Product(store.id(), Answer.id(belief, "sku", Sku::of)),
                    new ApiNumbers.Belief(
                            Answer.band(belief.path("onShelf")),
                            Answer.band(belief.path("onHand"))));
        }
        for (JsonNode alert : api.get("/stores/%s/alerts".formatted(store.id()))) {
            if (alert.path("type").asText().equals(OUT_OF_STOCK)) {
                numbers.outOfStock.put(
                        new Key.Product(store.id(), Answer.id(alert, "about", Sku::of)),
                        Answer.time(alert, "since"));
            }
        }
    }
}
