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
 * @param error the standard error of x and y in metres; 0 if they are exact
 * @param place where the person is taken to have been
 * @param badge whether a staff badge was seen, where that must be known of each sighting: where ids
 *     are exchanged, and badges are seen now and then
 */
record Sighting(
        long time,
        double x,
        double y,
        int cell,
        char sensor,
        double error,
        Place place,
        boolean badge) {
    static final Comparator<Sighting> ORDER =
            Comparator.comparingLong(Sighting::time)
                    .thenComparingDouble(Sighting::x)
                    .thenComparingDouble(Sighting::y)
                    .thenComparingInt(Sighting::sensor)
                    .thenComparing(Sighting::badge);

    /**
     * Takes minus zero for zero: one place must have one order, whether it was stored meanwhile or
     * not.
     */
    Sighting {
        x += 0.0;
        y += 0.0;
    }

    /** The same with another place. */
    Sighting at(Place other) {
        return new Sighting(time, x, y, cell, sensor, error, other, badge);
    }

    /** The same with a staff badge. */
    Sighting withBadge() {
        return new Sighting(time, x, y, cell, sensor, error, place, true);
    }

    /** The zones where the person is taken to have been. */
    ZoneSet zones() {
        return place.zones();
    }
}
