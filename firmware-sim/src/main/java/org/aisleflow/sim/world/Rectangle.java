package org.aisleflow.sim.world;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;

/**
 * A rectangle on the plan, written {@code [left, bottom, right, top]}, in metres.
 *
 * @param left smallest x
 * @param bottom smallest y
 * @param right largest x
 * @param top largest y
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"left", "bottom", "right", "top"})
public record Rectangle(double left, double bottom, double right, double top) {
    private static final double HAIR = 1e-9;

    /** Checks that it has an extent. */
    public Rectangle {
        if (!(right > left && top > bottom)) {
            throw new IllegalArgumentException(
                    "[%s, %s, %s, %s] is no rectangle: write [left, bottom, right, top]"
                            .formatted(left, bottom, right, top));
        }
    }

    /**
     * Says whether a point lies inside; the left and lower edges belong to it, the others do not.
     *
     * @param point the point
     * @return true if it lies inside
     */
    public boolean contains(Point point) {
        return point.x() >= left && point.x() < right && point.y() >= bottom && point.y() < top;
    }

    /**
     * The corners, counter-clockwise from the lower left.
     *
     * @return four points
     */
    public List<Point> corners() {
        return List.of(
                new Point(left, bottom),
                new Point(right, bottom),
                new Point(right, top),
                new Point(left, top));
    }

    Point centre() {
        return new Point((left + right) / 2, (bottom + top) / 2);
    }

    Rectangle grown(double metres) {
        return new Rectangle(left - metres, bottom - metres, right + metres, top + metres);
    }

    /** Says whether the way between two points leads through the inside (touching is allowed). */
    boolean isCrossedBy(Point from, Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double[] span = {0, 1};
        return clip(span, from.x(), dx, left + HAIR, right - HAIR)
                && clip(span, from.y(), dy, bottom + HAIR, top - HAIR)
                && span[0] < span[1];
    }

    /** Keeps the part of the way between two parallel edges (Liang and Barsky); false if none. */
    private static boolean clip(
            double[] span, double start, double delta, double low, double high) {
        if (Math.abs(delta) < HAIR) {
            return start > low && start < high;
        }
        double first = (low - start) / delta;
        double second = (high - start) / delta;
        span[0] = Math.max(span[0], Math.min(first, second));
        span[1] = Math.min(span[1], Math.max(first, second));
        return span[0] < span[1];
    }
}
