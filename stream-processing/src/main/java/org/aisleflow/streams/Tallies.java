package org.aisleflow.streams;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what had to be left out since the program started, so that it can be seen. Thread-safe.
 */
public final class Tallies {
    private final Map<Tally, LongAdder> counts = new EnumMap<>(Tally.class);

    /** Begins at nothing. */
    public Tallies() {
        for (Tally tally : Tally.values()) {
            counts.put(tally, new LongAdder());
        }
    }

    /**
     * Counts one.
     *
     * @param tally of what
     */
    public void count(Tally tally) {
        add(tally, 1);
    }

    /**
     * Counts several.
     *
     * @param tally of what
     * @param more how many
     */
    public void add(Tally tally, long more) {
        counter(tally).add(more);
    }

    /** What was counted, of everything that occurred. */
    public Map<Tally, Long> counted() {
        Map<Tally, Long> counted = new EnumMap<>(Tally.class);
        counts.forEach((tally, count) -> {
            if (count.sum() > 0) {
                counted.put(tally, count.sum());
            }
        });
        return counted;
    }

    private LongAdder counter(Tally tally) {
        LongAdder counter = counts.get(tally);
        if (counter == null) {
            throw new IllegalStateException("nobody counts " + tally);
        }
        return counter;
    }

    /** What is counted. */
    public enum Tally {
        /** A record of the telemetry topic that is no envelope; it went to the dead letters. */
        UNREADABLE_TELEMETRY,
        /** A record of the dead letters' topic that is no dead letter. */
        UNREADABLE_DEAD_LETTER,
        /** A record of the catalog topic that is no entry; the one before stays in force. */
        UNREADABLE_CATALOG_ENTRY,
        /** A sighting that was left out because its store or its track has too many. */
        SIGHTING_OVER_LIMIT,
        /** A frame of a store that is not in the catalog, so that its floor is not known. */
        FRAME_WITHOUT_FLOOR
    }
}
