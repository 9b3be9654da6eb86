package org.aisleflow.contracts.telemetry;

import java.util.List;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;
import org.jspecify.annotations.Nullable;

/**
 * One receipt of a till.
 *
 * @param receipt the receipt's number
 * @param lines what was sold or brought back, 1 to 500
 */
public record Sale(ReceiptId receipt, List<Line> lines) implements Telemetry {
    /** Checks the size and takes a copy. */
    public Sale {
        Range.checkSize("lines", lines, 1, 500);
        lines = List.copyOf(lines);
    }

    /**
     * One line of a receipt.
     *
     * @param sku the product
     * @param quantity units sold, -10,000 to 10,000; negative for a return, with decimals for goods
     *     sold by weight
     * @param price price of one unit in the store's currency, 0 to 1,000,000; null if the till does
     *     not say
     */
    public record Line(Sku sku, double quantity, @Nullable Double price) {
        /** Checks the ranges. */
        public Line {
            Range.check("quantity", quantity, -10_000, 10_000, "units");
            if (price != null) {
                Range.check("price", price, 0, 1_000_000, "(currency of the store)");
            }
        }
    }
}
