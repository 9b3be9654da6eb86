package org.aisleflow.sim;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Told how far the past is told. Called by one thread, a few times a second at most. */
public interface Progress {
    /**
     * How far it is.
     *
     * @param simulated the time in the shop
     * @param until the time at which the past ends
     * @param share the part of the past that is told, 0 to 1
     * @param acknowledged messages that the gateway has acknowledged
     * @param perSecond acknowledged messages per second since the start
     * @param timeLeft how long it will probably take
     */
    record State(
            Instant simulated,
            Instant until,
            double share,
            long acknowledged,
            double perSecond,
            Duration timeLeft) {}

    /**
     * Something has moved.
     *
     * @param state how far it is
     */
    void moved(State state);

    /**
     * The whole past is told and acknowledged.
     *
     * @param acknowledged messages
     * @param took how long it took
     */
    void finished(long acknowledged, Duration took);

    /**
     * Tells nobody.
     *
     * @return a silent one
     */
    static Progress silent() {
        return new Progress() {
            @Override
            public void moved(State state) {}

            @Override
            public void finished(long acknowledged, Duration took) {}
        };
    }

    /**
     * Draws a bar on a terminal; writes a line now and then into anything else.
     *
     * @param out where to write
     * @param terminal true if a person watches
     * @return the reporter
     */
    static Progress printedTo(PrintStream out, boolean terminal) {
        return new ProgressPrinter(out, terminal);
    }
}
