package org.aisleflow.contracts.catalog;

import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * A shelf's place for one product.
 *
 * @param id the shelf
 * @param zone where it stands
 * @param sku the product that lies on it
 * @param capacity units that fit
 * @param tareGrams what its scale shows when it is empty, in grams
 */
public record Shelf(ShelfId id, ZoneId zone, Sku sku, int capacity, double tareGrams) {
    /** Checks the ranges. */
    public Shelf {
        Check.positive("capacity of shelf " + id, capacity);
        Check.that(
                Double.isFinite(tareGrams),
                "tareGrams of shelf %s must be a finite number".formatted(id));
    }
}
