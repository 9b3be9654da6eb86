package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.Sku;

/** Asks what is believed about the stock at present, and which shelves are said to be empty. */
final class GoodsAnswers {
    private static final String OUT_OF_STOCK = "out-of-stock";
    private static final String EXCURSION = "excursion";

    private final ApiReader api;
    private final Period period;
    private final ApiNumbers numbers;

    GoodsAnswers(ApiReader api, Period period, ApiNumbers numbers) {
        this.api = api;
        this.period = period;
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
        readExcursions(store);
    }

    private void readExcursions(Store store) {
        String path = "/stores/%s/alerts".formatted(store.id());
        for (JsonNode alert :
                api.get(path, "state", "all", "from", period.from(), "to", period.to())) {
            if (alert.path("type").asText().equals(EXCURSION)) {
                DeviceId logger = Answer.id(alert, "about", DeviceId::of);
                boolean open = alert.path("until").isNull();
                numbers.excursions.add(
                        new Excursion(
                                new Key.Device(store.id(), logger),
                                Answer.time(alert, "since"),
                                open ? period.to() : Answer.time(alert, "until")));
            }
        }
    }
}
