package org.aisleflow.contracts.telemetry;

import org.aisleflow.contracts.ids.ShelfId;

/**
 * What a shelf's scale shows.
 *
 * @param shelf the shelf
 * @param grams the load with the shelf's own tare, -1,000,000 to 10,000,000 g (a scale that drifts
 *     can show less than nothing)
 */
public record Weight(ShelfId shelf, double grams) implements Telemetry {
    /** Checks the range. */
    public Weight {
        Range.check("grams", grams, -1_000_000, 10_000_000, "grams");
    }
}
