package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.HeatWindow;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A store's floor: its cells and, for every cell, the zones in question. Most cells are wholly
 * inside or outside of each zone, so that one look tells; only where an edge runs through is the
 * polygon asked. Cells are looked at when somebody is first seen in them. Not thread-safe.
 */
public final class Layout {
    /** The cell of what is outside the plan. */
    static final int OUTSIDE = -1;

    private static final int ROW_SHIFT = 16;

    private final Views views;
    private final double widthMetres;
    private final double depthMetres;
    private final int columns;
    private final int rows;
    private final List<ZoneSet.Member> zones = new ArrayList<>();
    private final List<ZoneShape> shapes = new ArrayList<>();
    private final @Nullable CellZones[] cells;
    private final Map<ZoneSet, ZoneSet> sets = new HashMap<>();

    /**
     * Prepares a floor.
     *
     * @param store the catalog's entry
     */
    public Layout(Store store) {
        views = new Views(store);
        widthMetres = store.widthMetres();
        depthMetres = store.depthMetres();
        columns = (int) Math.ceil(widthMetres / HeatWindow.CELL_METRES);
        rows = (int) Math.ceil(depthMetres / HeatWindow.CELL_METRES);
        cells = new CellZones[columns * rows];
        for (Zone zone : store.zones()) {
            zones.add(
                    new ZoneSet.Member(
                            zone.id(),
                            Math.round(zone.dwellSeconds() * 1_000),
                            zone.staffOnly(),
                            zone.isQueue()));
            shapes.add(new ZoneShape(zone.polygon()));
        }
    }

    Views views() {
        return views;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
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
        return known.mixed() ? asked(x, y) : known.zones();
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
        boolean mixed = shapes.stream().anyMatch(shape -> shape.hasEdgeIn(square));
        double half = HeatWindow.CELL_METRES / 2;
        return new CellZones(mixed, mixed ? ZoneSet.NONE : asked(x + half, y + half));
    }

    private ZoneSet asked(double x, double y) {
        List<ZoneSet.Member> containing = new ArrayList<>(2);
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).contains(x, y)) {
                containing.add(zones.get(i));
            }
        }
        ZoneSet set = containing.isEmpty() ? ZoneSet.NONE : new ZoneSet(containing);
        ZoneSet known = sets.putIfAbsent(set, set);
        return known == null ? set : known;
    }

    /**
     * What is known of a cell.
     *
     * @param mixed whether an edge runs through it
     * @param zones if not, the zones that it is in
     */
    private record CellZones(boolean mixed, ZoneSet zones) {}
}
