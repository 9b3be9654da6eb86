package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.aisleflow.streams.books.EntryKey;

/** The heat of one window. */
final class HeatGrid {
    static final Codec<HeatGrid> CODEC = new HeatCodec();
    private static final double MILLIS = 1_000;

    private final Map<Integer, long[]> cells = new HashMap<>();
    private int columns;
    private int rows;
    private long outside;
    private Arrival arrival;

    HeatGrid(Arrival arrival) {
        this.arrival = arrival;
    }

    void size(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    void add(int cell, long visits, long millis) {
        long[] sums = cells.computeIfAbsent(cell, _ -> new long[2]);
        sums[0] += visits;
        sums[1] += millis;
        if (sums[0] == 0 && sums[1] == 0) {
            cells.remove(cell);
        }
    }

    void addOutside(long sightings) {
        outside += sightings;
    }

    void arrived(Arrival more) {
        arrival = arrival.with(more.first()).with(more.last());
    }

    HeatWindow fact(EntryKey key) {
        Map<Integer, long[]> byIndex = new TreeMap<>();
        cells.forEach((cell, sums) -> {
            // The plan may have become smaller since.
            if (Layout.column(cell) < columns && Layout.row(cell) < rows) {
                byIndex.put(Layout.row(cell) * columns + Layout.column(cell), sums);
            }
        });
        List<HeatWindow.Cell> told = new ArrayList<>(byIndex.size());
        byIndex.forEach((index, sums) ->
                told.add(new HeatWindow.Cell(index, Math.toIntExact(sums[0]), sums[1] / MILLIS)));
        return new HeatWindow(key.store(), key.startTime(), columns, rows, told, outside, arrival);
    }

    private static final class HeatCodec implements Codec<HeatGrid> {
        @Override
        public void write(HeatGrid grid, BytesOut out) {
            out.count(grid.columns).count(grid.rows).count(grid.outside).arrival(grid.arrival);
            out.count(grid.cells.size());
            int previous = 0;
            for (Map.Entry<Integer, long[]> cell : new TreeMap<>(grid.cells).entrySet()) {
                out.count(cell.getKey() - previous);
                out.count(cell.getValue()[0]).count(cell.getValue()[1]);
                previous = cell.getKey();
            }
        }

        @Override
        public HeatGrid read(BytesIn in) {
            int columns = in.size();
            int rows = in.size();
            long outside = in.count();
            HeatGrid grid = new HeatGrid(in.arrival());
            grid.size(columns, rows);
            grid.outside = outside;
            int cell = 0;
            for (int i = in.size(); i > 0; i--) {
                cell += in.size();
                grid.cells.put(cell, new long[] {in.count(), in.count()});
            }
            return grid;
        }
    }
}
