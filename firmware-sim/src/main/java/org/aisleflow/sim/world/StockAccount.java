package org.aisleflow.sim.world;

import org.aisleflow.contracts.ids.Sku;

/**
 * What became of all units of a product that ever came to the shop.
 *
 * @param sku the product
 * @param delivered units that came, those of the first day included
 * @param sold units paid for
 * @param stolen units that left unpaid
 * @param broken units that broke
 * @param shelf units on the shelf
 * @param backroom units in the backroom
 * @param carried units that staff carry from the one to the other
 * @param inBaskets units that shoppers hold
 */
public record StockAccount(
        Sku sku,
        int delivered,
        int sold,
        int stolen,
        int broken,
        int shelf,
        int backroom,
        int carried,
        int inBaskets) {
    /**
     * Says whether every unit is accounted for.
     *
     * @return true if what came equals what left plus what is there
     */
    public boolean isBalanced() {
        return delivered == sold + stolen + broken + shelf + backroom + carried + inBaskets
                && Math.min(Math.min(shelf, backroom), Math.min(carried, inBaskets)) >= 0;
    }
}
