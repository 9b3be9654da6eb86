package org.aisleflow.contracts.telemetry;

import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Somebody counted a product by hand.
 *
 * @param sku the product
 * @param quantity units found, 0 to 100,000
 * @param shelf the shelf that was counted; null if the whole store with its backroom was
 */
public record Count(Sku sku, double quantity, @Nullable ShelfId shelf) implements Telemetry {
    /** Checks the range. */
    public Count {
        Range.check("quantity", quantity, 0, 100_000, "units");
    }
}
