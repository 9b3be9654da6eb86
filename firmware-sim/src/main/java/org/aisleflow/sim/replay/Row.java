package org.aisleflow.sim.replay;

import java.time.Instant;

/** A line of a recording. */
sealed interface Row {
    /** When. */
    Instant time();

    /**
     * Somebody was somewhere.
     *
     * @param time when
     * @param id what the recording calls them
     * @param x metres to the right of the origin
     * @param y metres above the origin
     */
    record Seen(Instant time, String id, double x, double y) implements Row {}

    /**
     * People crossed a line.
     *
     * @param time when
     * @param line which
     * @param in so many came in
     * @param out so many went out
     */
    record Crossed(Instant time, String line, int in, int out) implements Row {}
}
