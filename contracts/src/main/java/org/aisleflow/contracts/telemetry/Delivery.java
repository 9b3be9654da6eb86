package org.aisleflow.contracts.telemetry;

import java.util.List;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Goods received at the store.
 *
 * @param lines what came, 1 to 500
 * @param shipment the shipment it came with; null if not known
 */
public record Delivery(List<Line> lines, @Nullable ShipmentId shipment) implements Telemetry {
    /** Checks the size and takes a copy. */
    public Delivery {
        Range.checkSize("lines", lines, 1, 500);
        lines = List.copyOf(lines);
    }

    /**
     * One line of a delivery note.
     *
     * @param sku the product
     * @param quantity units received, 0 to 100,000
     */
    public record Line(Sku sku, double quantity) {
        /** Checks the range. */
        public Line {
            Range.check("quantity", quantity, 0, 100_000, "units");
        }
    }
}
