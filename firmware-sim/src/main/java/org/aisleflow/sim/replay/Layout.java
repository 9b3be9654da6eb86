package org.aisleflow.sim.replay;

import java.util.List;
import java.util.Map;

/**
 * How a recording is written.
 *
 * @param columns what the file calls a column, for those that it calls otherwise than {@code time},
 *     {@code id}, {@code x}, {@code y}, {@code line}, {@code in}, {@code out}
 * @param unit the unit of x and y
 * @param originX x of the plan's lower left, in that unit
 * @param originY y of the plan's lower left, in that unit
 */
public record Layout(Map<String, String> columns, Unit unit, double originX, double originY) {
    private static final List<String> KNOWN = List.of("time", "id", "x", "y", "line", "in", "out");

    /** Checks the names and takes a copy. */
    public Layout {
        columns = Map.copyOf(columns);
        for (String name : columns.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no column %s to map; there are %s".formatted(name, KNOWN));
            }
        }
    }

    /** Metres with the columns' usual names. */
    static Layout usual() {
        return new Layout(Map.of(), Unit.M, 0, 0);
    }

    String header(String column) {
        return columns.getOrDefault(column, column);
    }
}
