package org.aisleflow.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A place on a store's plan; written {@code [x, y]}.
 *
 * @param x metres to the right of the plan's lower left
 * @param y metres above the plan's lower left
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"x", "y"})
public record Point(double x, double y) {
    /** Checks that both are finite numbers. */
    public Point {
        Check.that(
                Double.isFinite(x) && Double.isFinite(y),
                "a point must be two finite numbers of metres");
    }
}
