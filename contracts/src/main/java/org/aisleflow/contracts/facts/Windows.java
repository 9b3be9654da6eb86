package org.aisleflow.contracts.facts;

import java.time.Duration;
import java.time.Instant;

/**
 * The lengths of the event-time windows that facts are told in; every window begins at a multiple
 * of its length since 1970.
 */
public final class Windows {
    /** Door counts. */
    public static final Duration FOOTFALL = Duration.ofMinutes(1);

    /** Heat, zones, visits and flows: whatever comes from positions; and receipts beside them. */
    public static final Duration FLOOR = Duration.ofMinutes(5);

    /** Ways through the store: whole days in UTC, since few people go exactly the same way. */
    public static final Duration PATHS = Duration.ofDays(1);

    /** Sales of each product. */
    public static final Duration SALES = Duration.ofHours(1);

    /** The delivery ledger. */
    public static final Duration LEDGER = Duration.ofHours(1);

    private Windows() {}

    /**
     * Finds the window a time is in.
     *
     * @param time the time
     * @param length the windows' length, a whole number of milliseconds
     * @return the window's start
     */
    public static Instant startOf(Instant time, Duration length) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }
}
