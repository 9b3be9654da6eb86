package org.aisleflow.sim.world;

import org.aisleflow.contracts.ids.Sku;

/**
 * A stop of a shopper at a shelf.
 *
 * @param sku the product there
 * @param units units to take, 0 to look only
 * @param insteadOf the product that was wanted at first; the same one if it is this
 * @param searched true if the shopper has been here before and looked round meanwhile
 */
record Stop(Sku sku, int units, Sku insteadOf, boolean searched) {
    static Stop toTake(Sku sku, int units) {
        return new Stop(sku, units, sku, false);
    }

    static Stop toLook(Sku sku) {
        return new Stop(sku, 0, sku, false);
    }

    boolean isSubstitute() {
        return !insteadOf.equals(sku);
    }
}
