package org.aisleflow.sim.world;

import java.time.LocalTime;

/**
 * How a shop orders on its own, and how well.
 *
 * @param cutOff local time on a supplier's order day when it orders
 * @param safetyDays days of demand it keeps beyond what it expects to need
 * @param forgottenShare share of due order lines that are forgotten, 0 to 1
 * @param carelessShare share of products for which too little is ordered always, 0 to 1
 * @param handsOffDays for so many days after an order that Aisleflow placed for a product, the shop
 *     orders none of it by itself, 0 to 366
 */
public record OrderingHabits(
        LocalTime cutOff,
        double safetyDays,
        double forgottenShare,
        double carelessShare,
        double handsOffDays) {
    /** Checks the ranges. */
    public OrderingHabits {
        Complaints.of("purchasing")
                .unlessWithin("safetyDays", safetyDays, 0, 60)
                .unlessWithin("forgottenShare", forgottenShare, 0, 1)
                .unlessWithin("carelessShare", carelessShare, 0, 1)
                .unlessWithin("handsOffDays", handsOffDays, 0, 366)
                .raise();
    }
}
