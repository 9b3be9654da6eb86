package org.aisleflow.api.answers;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.jspecify.annotations.Nullable;

/**
 * An answer, or one that is being computed.
 *
 * @param store what the catalog said of the store when it was computed
 * @param range what was asked for
 * @param computedAt when its computation began
 * @param settledAt from when on the clock changes nothing any more: the range's end and the grace
 * @param body its bytes, once they are there; null if there will be none
 */
record Answer(
        Store store,
        TimeRange range,
        Instant computedAt,
        Instant settledAt,
        CompletableFuture<byte @Nullable []> body) {
    /**
     * Whether the same would be computed now, if nothing was written meanwhile. While a range is
     * not over, what is told of it changes with the minute: which minutes should have been
     * reported, which spans have begun, how many people are inside.
     *
     * @param catalogNow what the catalog says now
     * @param now the present
     */
    // The catalog gives the same object as long as its entry is the same.
    @SuppressWarnings("ReferenceEquality")
    boolean isCurrent(@Nullable Store catalogNow, Instant now) {
        if (store != catalogNow) {
            return false;
        }
        Instant minute = computedAt.truncatedTo(ChronoUnit.MINUTES);
        return now.equals(computedAt)
                || !(computedAt.isBefore(settledAt) || now.isBefore(settledAt))
                || (computedAt.isAfter(minute)
                        && now.isAfter(minute)
                        && now.isBefore(minute.plus(Duration.ofMinutes(1))));
    }

    /** Its bytes if they are there. */
    byte @Nullable [] bytes() {
        return body.isDone() ? body.join() : null;
    }
}
