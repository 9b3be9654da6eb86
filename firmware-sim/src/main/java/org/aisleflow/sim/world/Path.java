package org.aisleflow.sim.world;

import java.util.List;
import org.aisleflow.contracts.catalog.Point;

/**
 * A way on foot.
 *
 * @param points the corners it goes by, its two ends included
 */
record Path(List<Point> points) {
    Path {
        points = List.copyOf(points);
    }

    static double metres(Point from, Point to) {
        return Math.hypot(to.x() - from.x(), to.y() - from.y());
    }
}
