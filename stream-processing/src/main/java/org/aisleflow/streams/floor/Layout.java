package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.StoreLayout;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A store's floor: its cells and, for every cell, the zones and doors in question. Most cells are
 * wholly inside or outside of each, so that one look tells; only those whose edge runs through the
 * cell are asked. Cells are looked at when somebody is first seen in them. Not thread-safe.
 */
final class Layout {
    /** The cell of what is outside the plan. */
    static final int OUTSIDE = -1;

    private static final int ROW_SHIFT = 16;

    /** More edges in one cell are not worth remembering what they are combined to. */
    private static final int MOST_EDGES = 6;

    private final double widthMetres;
    private final double depthMetres;
    private final int columns;
    private final int rows;
    private final List<ZoneSet.Member> zones = new ArrayList<>();
    private final List<LineId> doors = new ArrayList<>();
    // Of the zones, then of what is at the doors.
    private final List<ZoneShape> shapes = new ArrayList<>();
    private final @Nullable CellZones[] cells;
    private final Map<ZoneSet, ZoneSet> sets = new HashMap<>();
    private final Map<DeviceId, ZoneId> queues = new HashMap<>();

    Layout(StoreLayout layout) {
        widthMetres = layout.widthMetres();
        depthMetres = layout.depthMetres();
        columns = (int) Math.ceil(widthMetres / HeatWindow.CELL_METRES);
        rows = (int) Math.ceil(depthMetres / HeatWindow.CELL_METRES);
        cells = new CellZones[columns * rows];
        for (Zone zone : layout.zones()) {
            zones.add(
                    new ZoneSet.Member(
                            zone.id(),
                            Math.round(zone.dwellSeconds() * 1_000),
                            zone.staffOnly(),
                            zone.isQueue()));
            shapes.add(new ZoneShape(zone.polygon()));
            zone.queueOf().forEach(till -> queues.putIfAbsent(till, zone.id()));
        }
        for (Door door : layout.doors()) {
            doors.add(door.id());
            shapes.add(Views.aroundDoor(door));
        }
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The first zone of the catalog in which people wait for a till; null if there is none. */
    @Nullable ZoneId queueOf(DeviceId till) {
        return queues.get(till);
    }

    /** The cell of a place, as row and column in one number; {@link #OUTSIDE} beyond the plan. */
    int cellOf(double x, double y) {
        // The plan's upper and right edge would be in a column and row that do not exist.
        if (!(x >= 0 && x < widthMetres && y >= 0 && y < depthMetres)) {
            return OUTSIDE;
        }
        return cellWithin(x, y);
    }

    /** The cell of a place that is known to be on the plan. */
    static int cellWithin(double x, double y) {
        return cell(
                (int) Math.floor(x / HeatWindow.CELL_METRES),
                (int) Math.floor(y / HeatWindow.CELL_METRES));
    }

    ZoneSet zonesAt(double x, double y) {
        int cell = cellOf(x, y);
        if (cell == OUTSIDE) {
            return asked(x, y);
        }
        int index = row(cell) * columns + column(cell);
        CellZones known = cells[index];
        if (known == null) {
            known = zonesOf(cell);
            cells[index] = known;
        }
        if (known.sets().length == 0) {
            return asked(x, y);
        }
        int inside = 0;
        for (int i = 0; i < known.edges().length; i++) {
            if (shapes.get(known.edges()[i]).contains(x, y)) {
                inside |= 1 << i;
            }
        }
        ZoneSet set = known.sets()[inside];
        if (set == null) {
            set = asked(x, y);
            known.sets()[inside] = set;
        }
        return set;
    }

    static int cell(int column, int row) {
        return row << ROW_SHIFT | column;
    }

    static int column(int cell) {
        return cell & (1 << ROW_SHIFT) - 1;
    }

    static int row(int cell) {
        return cell >>> ROW_SHIFT;
    }

    private CellZones zonesOf(int cell) {
        double x = column(cell) * HeatWindow.CELL_METRES;
        double y = row(cell) * HeatWindow.CELL_METRES;
        Envelope square =
                new Envelope(x, x + HeatWindow.CELL_METRES, y, y + HeatWindow.CELL_METRES);
        int[] edges =
                IntStream.range(0, shapes.size())
                        .filter(zone -> shapes.get(zone).hasEdgeIn(square))
                        .toArray();
        return edges.length > MOST_EDGES
                ? new CellZones(new int[0], new ZoneSet[0])
                : new CellZones(edges, new ZoneSet[1 << edges.length]);
    }

    private ZoneSet asked(double x, double y) {
        List<ZoneSet.Member> containing = new ArrayList<>(2);
        for (int i = 0; i < zones.size(); i++) {
            if (shapes.get(i).contains(x, y)) {
                containing.add(zones.get(i));
            }
        }
        LineId door = doorAt(x, y);
        ZoneSet set =
                containing.isEmpty() && door == null ? ZoneSet.NONE : new ZoneSet(containing, door);
        ZoneSet known = sets.putIfAbsent(set, set);
        return known == null ? set : known;
    }

    /** How far a place in a zone is from the zone's edge, in metres. */
    double depth(ZoneId zone, double x, double y) {
        for (int i = 0; i < zones.size(); i++) {
            if (zones.get(i).zone().equals(zone)) {
                return shapes.get(i).distanceToEdge(x, y);
            }
        }
        throw new IllegalArgumentException("the layout has no zone " + zone);
    }

    /** The first door of the catalog that a place is at. */
    private @Nullable LineId doorAt(double x, double y) {
        for (int i = 0; i < doors.size(); i++) {
            if (shapes.get(zones.size() + i).contains(x, y)) {
                return doors.get(i);
            }
        }
        return null;
    }

    /**
     * What is known of a cell.
     *
     * @param edges the shapes whose edge runs through it
     * @param sets the zones of a place in it, by which of those with an edge it is in, as far as
     *     somebody was seen there; empty if there are too many edges for that
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record CellZones(int[] edges, @Nullable ZoneSet[] sets) {}
}
