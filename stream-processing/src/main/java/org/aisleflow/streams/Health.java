package org.aisleflow.streams;

import java.util.Map;

/**
 * How stream-processing is.
 *
 * @param status whether it computes
 * @param reason what is wrong or was wrong last, in a sentence; empty if nothing ever was
 * @param lostThreads threads that died and were replaced since the start
 * @param leftOut what had to be left out since the start
 */
public record Health(
        Status status, String reason, long lostThreads, Map<Tallies.Tally, Long> leftOut) {
    /** Takes a copy. */
    public Health {
        leftOut = Map.copyOf(leftOut);
    }

    /** Whether it computes. */
    public enum Status {
        /** It does. */
        UP,
        /** It will soon. */
        STARTING,
        /** It does not, and will not by itself. */
        DOWN
    }
}
