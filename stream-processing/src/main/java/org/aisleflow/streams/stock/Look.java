package org.aisleflow.streams.stock;

/**
 * The newest look at one shelf.
 *
 * @param time event time, in milliseconds since 1970
 * @param isCount whether somebody counted; otherwise a scale showed it
 * @param value units if counted, else grams with the shelf's tare
 */
record Look(long time, boolean isCount, double value) {
    /** Whether this one holds after the other: the newer, at the same time the count, the less. */
    boolean replaces(Look other) {
        if (time != other.time) {
            return time > other.time;
        }
        return isCount == other.isCount ? value < other.value : isCount;
    }
}
