package org.aisleflow.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table that reads well in a terminal and is Markdown at the same time.
 *
 * @param title what it shows; a heading
 * @param columns the columns' names, with units
 * @param rows as many cells per row as there are columns
 */
public record ResultTable(String title, List<String> columns, List<List<Cell>> rows) {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if a row does not have a cell per column
     */
    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table \"%s\" has %d columns, but a row of %d cells: %s"
                                .formatted(title, columns.size(), row.size(), row));
            }
        }
    }

    /** Markdown; numbers are aligned to the right. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Cell::text).toList()));
        lines.add(rule());
        rows.forEach(row -> lines.add(line(row)));
        return "## %s\n\n%s\n".formatted(title, String.join("\n", lines));
    }

    private String line(List<Cell> cells) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            String shown = cells.get(column).shown();
            String padding = " ".repeat(width(column) - shown.length());
            line.append(' ')
                    .append(isNumeric(column) ? padding + shown : shown + padding)
                    .append(" |");
        }
        return line.toString();
    }

    private String rule() {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < columns.size(); column++) {
            String dashes = "-".repeat(width(column) + 1);
            line.append(isNumeric(column) ? dashes + ":" : dashes + "-").append('|');
        }
        return line.toString();
    }

    private boolean isNumeric(int column) {
        return rows.stream().anyMatch(row -> row.get(column).isNumber());
    }

    private int width(int column) {
        int widest = columns.get(column).length();
        for (List<Cell> row : rows) {
            widest = Math.max(widest, row.get(column).shown().length());
        }
        return widest;
    }
}
