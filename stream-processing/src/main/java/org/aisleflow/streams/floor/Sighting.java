package org.aisleflow.streams.floor;

import java.util.Comparator;

/**
 * Somebody seen somewhere. Those of the same moment are ordered by their place, so that the order
 * in which messages come does not matter.
 *
 * @param time milliseconds since 1970
 * @param x metres to the right
 * @param y metres upwards
 * @param cell the cell, see {@link Layout#cellOf}
 * @param sensor which sensor saw it, see {@link Views#codeOf}
 * @param zones the zones, as they were in the catalog when it came
 */
record Sighting(long time, double x, double y, int cell, int sensor, ZoneSet zones) {
    static final Comparator<Sighting> ORDER =
            Comparator.comparingLong(Sighting::time)
                    .thenComparingDouble(Sighting::x)
                    .thenComparingDouble(Sighting::y);

    /**
     * Takes minus zero for zero: one place must have one order, whether it was stored meanwhile or
     * not.
     */
    Sighting {
        x += 0.0;
        y += 0.0;
    }
}
