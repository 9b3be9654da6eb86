package org.aisleflow.api.stores;

import java.time.Instant;
import java.util.Arrays;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.Windows;

/** Adds heat windows up on the grid of the store's plan as it is now. */
final class HeatSum {
    /** What is added up. */
    enum Measure {
        VISITS,
        SECONDS
    }

    private final Measure measure;
    private final StatusRule statusRule;
    private final int columns;
    private final int rows;
    private final double[] values;
    private long outside;
    private boolean revised;

    HeatSum(Store store, Measure measure, StatusRule statusRule) {
        this.measure = measure;
        this.statusRule = statusRule;
        this.columns = (int) Math.ceil(store.widthMetres() / HeatWindow.CELL_METRES);
        this.rows = (int) Math.ceil(store.depthMetres() / HeatWindow.CELL_METRES);
        this.values = new double[columns * rows];
    }

    /** A window of an earlier, larger plan: what lies outside today's plan is in no cell. */
    void add(HeatWindow window) {
        for (HeatWindow.Cell cell : window.cells()) {
            int column = cell.index() % window.columns();
            int row = cell.index() / window.columns();
            if (column < columns && row < rows) {
                values[row * columns + column] +=
                        measure == Measure.VISITS ? cell.visits() : cell.seconds();
            }
        }
        outside += window.outside();
        revised |= statusRule.isRevised(window, Windows.FLOOR);
    }

    HeatmapView view(Instant end, FloorCoverage coverage) {
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
