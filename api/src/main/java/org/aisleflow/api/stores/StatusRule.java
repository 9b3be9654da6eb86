package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.facts.WindowFact;
import org.jspecify.annotations.Nullable;

/**
 * Tells the status of a number from when the messages behind it came.
 *
 * <p>A window is provisional until its end + grace. It is revised if its newest message came after
 * that, provided the store was already observed at that time: a past that is imported into a store
 * nobody watched yet revises nothing. Otherwise it is final.
 *
 * @param grace how long after a window's end its messages may come
 * @param now the present
 * @param firstArrival when the store's earliest message was received; null if none was
 */
record StatusRule(Duration grace, Instant now, @Nullable Instant firstArrival) {
    /** Whether a window changed after it was final. */
    boolean isRevised(WindowFact window, Duration length) {
        Instant limit = window.start().plus(length).plus(grace);
        return firstArrival != null
                && !firstArrival.isAfter(limit)
                && window.arrival().last().isAfter(limit);
    }

    /**
     * The status of what windows add up to.
     *
     * @param end where the last of them ends
     * @param anyRevised whether one of them is revised
     */
    Status of(Instant end, boolean anyRevised) {
        if (now.isBefore(end.plus(grace))) {
            return Status.PROVISIONAL;
        }
        return anyRevised ? Status.REVISED : Status.FINAL;
    }
}
