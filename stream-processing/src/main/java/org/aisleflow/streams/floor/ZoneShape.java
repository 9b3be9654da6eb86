package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.RectangleLineIntersector;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;

/** A zone's polygon. Its edge belongs to it, so that no place between two zones is in neither. */
final class ZoneShape {
    private final List<Coordinate> ring = new ArrayList<>();
    private final Envelope envelope = new Envelope();
    private final IndexedPointInAreaLocator locator;

    ZoneShape(List<Point> polygon) {
        for (Point corner : polygon) {
            ring.add(new Coordinate(corner.x(), corner.y()));
        }
        if (!ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst());
        }
        ring.forEach(envelope::expandToInclude);
        Coordinate[] closed = ring.toArray(Coordinate[]::new);
        // Three points in a row are a line, which is its own edge.
        locator =
                new IndexedPointInAreaLocator(
                        new GeometryFactory()
                                .createLinearRing(
                                        closed.length > 3
                                                ? closed
                                                : new Coordinate[] {
                                                    closed[0], closed[1], closed[1], closed[0]
                                                }));
    }

    boolean contains(double x, double y) {
        return envelope.covers(x, y) && locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
    }

    /** The distance to the nearest point of the edge, in metres. */
    double distanceToEdge(double x, double y) {
        Coordinate place = new Coordinate(x, y);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < ring.size(); i++) {
            nearest =
                    Math.min(nearest, Distance.pointToSegment(place, ring.get(i - 1), ring.get(i)));
        }
        return nearest;
    }

    Envelope envelope() {
        return envelope;
    }

    /** Whether an edge runs through a rectangle or touches it. */
    boolean hasEdgeIn(Envelope rectangle) {
        if (!envelope.intersects(rectangle)) {
            return false;
        }
        RectangleLineIntersector intersector = new RectangleLineIntersector(rectangle);
        for (int i = 1; i < ring.size(); i++) {
            if (intersector.intersects(ring.get(i - 1), ring.get(i))) {
                return true;
            }
        }
        return false;
    }
}
