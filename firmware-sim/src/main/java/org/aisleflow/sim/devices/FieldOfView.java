package org.aisleflow.sim.devices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Rectangle;

/**
 * What an overhead sensor sees: its own part of the floor and so far into its neighbours' as the
 * scenario says, but nothing that is further from the point below it than its range.
 *
 * @param area the rectangle, without regard to the range
 * @param middle the point below the sensor
 * @param rangeMetres how far it sees
 */
record FieldOfView(Rectangle area, Point middle, double rangeMetres) {
    /** The catalog draws an arc with so many corners a circle: 0.1 % beside it at most. */
    private static final int CORNERS = 72;

    /**
     * The field of view of the sensor that is responsible for a part of the floor.
     *
     * @param part its own part
     * @param faults how far beyond it the sensor sees
     */
    static FieldOfView of(Rectangle part, DeviceFaults.Overheads faults) {
        double beyond = faults.overlapMetres();
        return new FieldOfView(
                new Rectangle(
                        part.left() - beyond,
                        part.bottom() - beyond,
                        part.right() + beyond,
                        part.top() + beyond),
                new Point((part.left() + part.right()) / 2, (part.bottom() + part.top()) / 2),
                faults.rangeMetres());
    }

    boolean contains(Point place) {
        return area.contains(place) && distance(place) <= rangeMetres;
    }

    /**
     * What a catalog says of it.
     *
     * @param widthMetres the plan's extent to the right
     * @param depthMetres the plan's extent upwards
     * @return the corners of what it sees on the plan, counter-clockwise
     */
    List<Point> corners(double widthMetres, double depthMetres) {
        Rectangle seen =
                new Rectangle(
                        Math.max(0, area.left()),
                        Math.max(0, area.bottom()),
                        Math.min(widthMetres, area.right()),
                        Math.min(depthMetres, area.top()));
        if (seen.corners().stream().allMatch(corner -> distance(corner) <= rangeMetres)) {
            return seen.corners();
        }
        List<Double> directions = new ArrayList<>();
        for (Point corner : seen.corners()) {
            directions.add(direction(corner));
            double dx = corner.x() - middle.x();
            double dy = corner.y() - middle.y();
            // Where the edges through the corner meet the arc, if they do.
            if (Math.abs(dx) < rangeMetres) {
                directions.add(Math.atan2(Math.copySign(beside(dx), dy), dx));
            }
            if (Math.abs(dy) < rangeMetres) {
                directions.add(Math.atan2(dy, Math.copySign(beside(dy), dx)));
            }
        }
        IntStream.range(0, CORNERS)
                .forEach(corner -> directions.add(2 * Math.PI * corner / CORNERS - Math.PI));
        return directions.stream()
                .sorted(Comparator.naturalOrder())
                .map(direction -> furthest(seen, direction))
                .distinct()
                .toList();
    }

    /** The last point seen in a direction: at the range or at the rectangle's edge. */
    private Point furthest(Rectangle seen, double direction) {
        double dx = Math.cos(direction);
        double dy = Math.sin(direction);
        double far = rangeMetres;
        far = Math.min(far, edge(dx, seen.left() - middle.x(), seen.right() - middle.x()));
        far = Math.min(far, edge(dy, seen.bottom() - middle.y(), seen.top() - middle.y()));
        return new Point(middle.x() + far * dx, middle.y() + far * dy);
    }

    private double beside(double metres) {
        return Math.sqrt(rangeMetres * rangeMetres - metres * metres);
    }

    private static double edge(double step, double low, double high) {
        return step == 0 ? Double.POSITIVE_INFINITY : (step > 0 ? high : low) / step;
    }

    private double direction(Point place) {
        return Math.atan2(place.y() - middle.y(), place.x() - middle.x());
    }

    private double distance(Point place) {
        return Math.hypot(place.x() - middle.x(), place.y() - middle.y());
    }
}
