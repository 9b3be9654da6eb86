package org.aisleflow.sim.world;

import java.time.Instant;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;

/**
 * An order that somebody outside the shop placed for one of its products.
 *
 * @param id its number
 * @param sku what
 * @param units how many, at least 1
 * @param placed when; the supplier takes it on its next order day
 */
public record PlacedOrder(ShipmentId id, Sku sku, int units, Instant placed) {
    /** Checks the number of units. */
    public PlacedOrder {
        if (units < 1) {
            throw new IllegalArgumentException(
                    "order %s is of %d units, it must be of at least 1".formatted(id, units));
        }
    }
}
