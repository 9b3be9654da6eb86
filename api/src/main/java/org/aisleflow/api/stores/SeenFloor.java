package org.aisleflow.api.stores;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Which position sensors see which part of a store's floor, as the catalog's {@code covers} say.
 * Where no sensor says what it covers, each may see everything.
 */
final class SeenFloor {
    /** Plans are drawn by hand: what overlaps less is taken for neighbours. */
    private static final double LEAST_SHARE = 0.01;

    private static final double NEARLY_ALL = 0.9;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Store store;
    private final Set<DeviceId> sensors = new HashSet<>();
    private final Map<DeviceId, Geometry> views = new LinkedHashMap<>();

    SeenFloor(Store store) {
        this.store = store;
        for (Device device : store.devices()) {
            if (device.kind() == Kind.POSITIONS) {
                sensors.add(device.id());
                List<Point> covers = device.covers();
                if (covers != null && !covers.isEmpty()) {
                    views.put(device.id(), polygon(covers));
                }
            }
        }
    }

    /** All of the floor's sensors. */
    Set<DeviceId> sensors() {
        return sensors;
    }

    /** Those that see at least a hundredth of a zone. */
    Set<DeviceId> sensorsOf(Zone zone) {
        if (views.isEmpty()) {
            return sensors;
        }
        Geometry area = polygon(zone.polygon());
        Set<DeviceId> seeing = new HashSet<>();
        views.forEach((device, view) -> {
            if (sees(view, area)) {
                seeing.add(device);
            }
        });
        return seeing;
    }

    /** Whether the sensors, if all work, see nine tenths of the plan; yes if nobody says what. */
    boolean watchesAll() {
        if (views.isEmpty()) {
            return !sensors.isEmpty();
        }
        Geometry plan =
                GEOMETRY.toGeometry(new Envelope(0, store.widthMetres(), 0, store.depthMetres()));
        Geometry seen = GEOMETRY.buildGeometry(views.values()).union();
        return seen.intersection(plan).getArea() >= NEARLY_ALL * plan.getArea();
    }

    /** The whole plan. */
    List<CellRun> allCells() {
        return List.of(new CellRun(0, cells(store.widthMetres()) * cells(store.depthMetres())));
    }

    /** The cells whose middle is in no view of these sensors. */
    List<CellRun> cellsUnseenBy(Set<DeviceId> working) {
        if (views.isEmpty()) {
            return List.of();
        }
        int columns = cells(store.widthMetres());
        int rows = cells(store.depthMetres());
        BitSet seen = new BitSet(columns * rows);
        views.forEach((device, view) -> {
            if (working.contains(device)) {
                paint(view, columns, rows, seen);
            }
        });
        return gaps(seen, columns * rows);
    }

    private static boolean sees(Geometry view, Geometry area) {
        if (!view.getEnvelopeInternal().intersects(area.getEnvelopeInternal())) {
            return false;
        }
        double size = area.getArea();
        return size == 0
                ? view.intersects(area)
                : view.intersection(area).getArea() >= LEAST_SHARE * size;
    }

    private static void paint(Geometry view, int columns, int rows, BitSet seen) {
        var locator = new IndexedPointInAreaLocator(view);
        Envelope bounds = view.getEnvelopeInternal();
        double metres = HeatWindow.CELL_METRES;
        int lastColumn = Math.min(columns, cells(bounds.getMaxX()));
        int lastRow = Math.min(rows, cells(bounds.getMaxY()));
        for (int row = Math.max(0, (int) (bounds.getMinY() / metres)); row < lastRow; row++) {
            for (int column = Math.max(0, (int) (bounds.getMinX() / metres));
                    column < lastColumn;
                    column++) {
                var middle = new Coordinate((column + 0.5) * metres, (row + 0.5) * metres);
                if (locator.locate(middle) != Location.EXTERIOR) {
                    seen.set(row * columns + column);
                }
            }
        }
    }

    private static List<CellRun> gaps(BitSet seen, int size) {
        List<CellRun> gaps = new ArrayList<>();
        int from = seen.nextClearBit(0);
        while (from < size) {
            int to = seen.nextSetBit(from);
            int end = to < 0 ? size : to;
            gaps.add(new CellRun(from, end - from));
            from = seen.nextClearBit(end);
        }
        return gaps;
    }

    private static int cells(double metres) {
        return (int) Math.ceil(metres / HeatWindow.CELL_METRES);
    }

    private static Geometry polygon(List<Point> corners) {
        List<Coordinate> ring = new ArrayList<>();
        corners.forEach(corner -> ring.add(new Coordinate(corner.x(), corner.y())));
        if (!ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst());
        }
        // A line has two ends, and JTS wants a ring to have four places.
        while (ring.size() < 4) {
            ring.add(ring.getLast());
        }
        return GeometryFixer.fix(GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new)));
    }
}
