package org.aisleflow.streams.stock;

/**
 * Units that moved at one moment.
 *
 * @param time event time, in milliseconds since 1970
 * @param sold units sold; negative if more were brought back
 * @param received units delivered
 */
record Movement(long time, double sold, double received) {
    Movement with(Movement other) {
        return new Movement(time, sold + other.sold, received + other.received);
    }
}
