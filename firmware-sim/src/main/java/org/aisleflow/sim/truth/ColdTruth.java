package org.aisleflow.sim.truth;

import org.aisleflow.sim.world.Happening;

/**
 * {@code excursions} (where it was too warm or too cold for too long) and {@code trips} (of the
 * trucks).
 */
final class ColdTruth {
    static final String EXCURSIONS = "excursions";
    static final String TRIPS = "trips";

    private final ShopLedgers shop;

    ColdTruth(ShopLedgers shop) {
        this.shop = shop;
    }

    void write(Happening happening) {
        switch (happening) {
            case Happening.ExcursionEnded ended ->
                    shop.write(
                            EXCURSIONS,
                            shop.line()
                                    .put("logger", ended.logger().value())
                                    .put("from", ShopLedgers.text(ended.since()))
                                    .put("to", ShopLedgers.text(ended.time()))
                                    .put("worstCelsius", ended.worstCelsius()));
            case Happening.SetOut left ->
                    shop.write(
                            TRIPS,
                            shop.line(left)
                                    .put("what", "started")
                                    .put("tracker", left.tracker().value())
                                    .put("shipment", left.shipment().value())
                                    .put("sscc", left.sscc())
                                    .put("due", ShopLedgers.text(left.due())));
            case Happening.Arrived arrived ->
                    shop.write(
                            TRIPS,
                            shop.line(arrived)
                                    .put("what", "arrived")
                                    .put("tracker", arrived.tracker().value())
                                    .put("shipment", arrived.shipment().value())
                                    .put("excursion", arrived.excursion()));
            default -> {}
        }
    }
}
