package org.aisleflow.api.stores;

import java.time.Instant;
import java.util.Arrays;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.Windows;

/** Adds heat windows up on the grid of the store's plan as it is now. Not thread-safe. */
final class HeatSum {
    /** What is told. */
    enum Measure {
        VISITS,
        SECONDS
    }

    private final StatusRule statusRule;
    private final int columns;
    private final int rows;
    private final double[] visits;
    private final double[] seconds;
    private long outside;
    private boolean revised;

    HeatSum(Store store, StatusRule statusRule) {
        this.statusRule = statusRule;
        this.columns = (int) Math.ceil(store.widthMetres() / HeatWindow.CELL_METRES);
        this.rows = (int) Math.ceil(store.depthMetres() / HeatWindow.CELL_METRES);
        this.visits = new double[columns * rows];
        this.seconds = new double[columns * rows];
    }

    /** A window of an earlier, larger plan: what lies outside today's plan is in no cell. */
    void add(HeatWindow window) {
        for (HeatWindow.Cell cell : window.cells()) {
            int column = cell.index() % window.columns();
            int row = cell.index() / window.columns();
            if (column < columns && row < rows) {
                visits[row * columns + column] += cell.visits();
                seconds[row * columns + column] += cell.seconds();
            }
        }
        outside += window.outside();
        revised |= statusRule.isRevised(window, Windows.FLOOR);
    }

    /** A part of the range that was added up for the same plan. */
    void add(HeatSum part) {
        for (int i = 0; i < visits.length; i++) {
            visits[i] += part.visits[i];
            seconds[i] += part.seconds[i];
        }
        outside += part.outside;
        revised |= part.revised;
    }

    /** Roughly what it takes of memory, in bytes. */
    long size() {
        return (long) visits.length * 2 * Double.BYTES;
    }

    HeatmapView view(Measure measure, Instant end, FloorCoverage coverage) {
        double[] values =
                switch (measure) {
                    case VISITS -> visits;
                    case SECONDS -> seconds;
                };
        return new HeatmapView(
                HeatWindow.CELL_METRES,
                columns,
                rows,
                Arrays.stream(values).boxed().toList(),
                coverage.unknownCells(),
                outside,
                coverage.ofFloor(),
                statusRule.of(end, revised));
    }
}
