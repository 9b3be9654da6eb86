package org.aisleflow.sim.sending;

import java.time.Duration;

/** What became of an attempt to send a letter. */
sealed interface Answer {
    /** The gateway has stored it for good. */
    record Stored() implements Answer {}

    /**
     * Nobody can say, or the gateway cannot store it now: it must be sent again.
     *
     * @param why for the log
     * @param pause not sooner than after this
     */
    record TryAgain(String why, Duration pause) implements Answer {}

    /**
     * The gateway will never take it; it has kept the reason and the bytes.
     *
     * @param why for the log
     */
    record Refused(String why) implements Answer {}
}
