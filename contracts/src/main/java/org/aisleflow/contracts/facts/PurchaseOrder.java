package org.aisleflow.contracts.facts;

import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.ids.OrderId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was placed with a supplier, told by whoever places orders; the value of the orders
 * topic, keyed by store and order.
 *
 * @param id names it
 * @param store where the goods are to come
 * @param supplier who delivers
 * @param placed when it was placed
 * @param due when the goods should come, not before {@code placed}
 * @param lines what was ordered, 1 to 5,000 lines
 */
public record PurchaseOrder(
        OrderId id,
        StoreId store,
        SupplierId supplier,
        Instant placed,
        Instant due,
        List<Line> lines) {
    private static final int MOST_LINES = 5_000;

    /** Checks the size and the times and takes a copy. */
    public PurchaseOrder {
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    "lines has %d entries, allowed are 1 to %d"
                            .formatted(lines.size(), MOST_LINES));
        }
        if (due.isBefore(placed)) {
            throw new IllegalArgumentException(
                    "due is %s, before placed, which is %s".formatted(due, placed));
        }
        lines = List.copyOf(lines);
    }

    /**
     * One product of an order.
     *
     * @param sku the product
     * @param quantity units ordered, 1 to 100,000
     * @param suggestion the suggestion that it was ordered for, whose decision it takes the place
     *     of; null if it was ordered for none
     */
    public record Line(Sku sku, int quantity, @Nullable String suggestion) {
        private static final int MOST_UNITS = 100_000;

        /** Checks the range. */
        public Line {
            if (quantity < 1 || quantity > MOST_UNITS) {
                throw new IllegalArgumentException(
                        "quantity is %d, allowed are 1 to %d units"
                                .formatted(quantity, MOST_UNITS));
            }
        }
    }
}
