package org.aisleflow.sim.world;

import org.aisleflow.contracts.ids.Sku;

/**
 * What became of all units of a product that ever were in the shop.
 *
 * @param sku the product
 * @param initial units that were there on the first day
 * @param delivered units that came since
 * @param sold units that left with somebody who paid
 * @param stolen units that left unpaid
 * @param broken units that broke
 * @param expired units thrown away because their shelf life was over
 * @param writtenOff units thrown away because they had been too warm
 * @param shelf units on the shelf
 * @param backroom units in the backroom
 * @param carried units that staff carry
 * @param inBaskets units that shoppers hold or have left behind in a basket
 * @param misplaced units that lie on the shelf of another product
 */
public record StockAccount(
        Sku sku,
        int initial,
        int delivered,
        int sold,
        int stolen,
        int broken,
        int expired,
        int writtenOff,
        int shelf,
        int backroom,
        int carried,
        int inBaskets,
        int misplaced) {
    /**
     * Says whether every unit is accounted for.
     *
     * @return true if what came equals what left plus what is there
     */
    public boolean isBalanced() {
        int left = sold + stolen + broken + expired + writtenOff;
        int there = shelf + backroom + carried + inBaskets + misplaced;
        return initial + delivered == left + there;
    }
}
