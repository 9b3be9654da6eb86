package org.aisleflow.benchmarks.plain;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.HeatWindow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** A store's cells and zones; each zone is asked about each place. Not thread-safe. */
final class Plan {
    static final int OUTSIDE = -1;
    private static final double MILLIS = 1_000;

    private final GeometryFactory geometry = new GeometryFactory();
    private final Store store;
    private final int columns;
    private final List<Area> areas = new ArrayList<>();

    Plan(Store store) {
        this.store = store;
        this.columns = (int) Math.ceil(store.widthMetres() / HeatWindow.CELL_METRES);
        for (Zone zone : store.zones()) {
            areas.add(
                    new Area(
                            zone.id().value(),
                            Math.round(zone.dwellSeconds() * MILLIS),
                            PreparedGeometryFactory.prepare(
                                    geometry.createPolygon(ring(zone.polygon())))));
        }
    }

    int cellOf(double x, double y) {
        if (!(x >= 0 && x < store.widthMetres() && y >= 0 && y < store.depthMetres())) {
            return OUTSIDE;
        }
        int row = (int) (y / HeatWindow.CELL_METRES);
        int column = (int) (x / HeatWindow.CELL_METRES);
        return row * columns + column;
    }

    List<Area> areasAt(double x, double y) {
        var place = geometry.createPoint(new Coordinate(x, y));
        return areas.stream().filter(area -> area.shape().covers(place)).toList();
    }

    private static Coordinate[] ring(List<Point> polygon) {
        List<Coordinate> ring = new ArrayList<>();
        polygon.forEach(corner -> ring.add(new Coordinate(corner.x(), corner.y())));
        if (!ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst());
        }
        return ring.toArray(Coordinate[]::new);
    }

    /**
     * A zone.
     *
     * @param zone its id
     * @param dwellMillis a stay of so long is a dwell
     * @param shape its polygon
     */
    record Area(String zone, long dwellMillis, PreparedGeometry shape) {}
}
