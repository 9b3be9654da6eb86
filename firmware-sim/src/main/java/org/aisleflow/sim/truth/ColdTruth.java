package org.aisleflow.sim.truth;

import org.aisleflow.sim.world.Happening;

/** The {@code excursions}: where it was too warm or too cold for too long. */
final class ColdTruth {
    static final String EXCURSIONS = "excursions";

    private final ShopLedgers shop;

    ColdTruth(ShopLedgers shop) {
        this.shop = shop;
    }

    void write(Happening happening) {
        if (happening instanceof Happening.ExcursionEnded ended) {
            shop.write(
                    EXCURSIONS,
                    shop.line()
                            .put("logger", ended.logger().value())
                            .put("from", ShopLedgers.text(ended.since()))
                            .put("to", ShopLedgers.text(ended.time()))
                            .put("worstCelsius", ended.worstCelsius()));
        }
    }
}
