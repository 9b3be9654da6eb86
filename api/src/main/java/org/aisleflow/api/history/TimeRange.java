package org.aisleflow.api.history;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of event time.
 *
 * @param from its beginning, included
 * @param to its end, not included
 */
public record TimeRange(Instant from, Instant to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it does not end after it begins
     */
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "from must be before to, not %s, %s".formatted(from, to));
        }
    }

    /**
     * Its length.
     *
     * @return above zero
     */
    public Duration length() {
        return Duration.between(from, to);
    }

    /**
     * Says whether a time is in it.
     *
     * @param time the time
     * @return true from its beginning until before its end
     */
    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
