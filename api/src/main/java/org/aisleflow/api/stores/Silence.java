package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device's silence, and whether it is really over: one that comes back must report for a while as
 * it should before it is trusted again, or its alert would come and go.
 *
 * @param lastSeen when it was heard last
 * @param since when it was heard last before the silence; null if there is none
 * @param backSince from when on it has been reporting as it should again; null if there is no
 *     silence to be over
 */
record Silence(Instant lastSeen, @Nullable Instant since, @Nullable Instant backSince) {
    /** A device of which nothing else is known. */
    static Silence none(Instant lastSeen) {
        return new Silence(lastSeen, null, null);
    }

    /** Whether it has come back and is not trusted yet. */
    boolean isWatched() {
        return backSince != null;
    }

    /**
     * The device was heard again.
     *
     * @param heard when
     * @param hours when its store is open; only that counts
     * @param late a longer gap is a missing report
     * @param silent a longer gap is a silence
     */
    Silence heard(Instant heard, OpeningHours hours, Duration late, Duration silent) {
        if (!heard.isAfter(lastSeen)) {
            return this;
        }
        Duration gap = hours.openBetween(lastSeen, heard);
        if (gap.compareTo(silent) > 0) {
            return new Silence(heard, since == null ? lastSeen : since, heard);
        }
        if (backSince == null) {
            return none(heard);
        }
        if (gap.compareTo(late) > 0) {
            return new Silence(heard, since, heard);
        }
        // As long without a gap as makes a report late.
        boolean steady = hours.openBetween(backSince, heard).compareTo(late) >= 0;
        return steady ? none(heard) : new Silence(heard, since, backSince);
    }
}
