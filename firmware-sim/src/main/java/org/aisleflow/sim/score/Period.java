package org.aisleflow.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.facts.Windows;

/**
 * A span of time.
 *
 * @param from its beginning, included
 * @param to its end, not included
 */
record Period(Instant from, Instant to) {
    /** What is compared window by window is compared in these. */
    static final Duration QUARTER = Duration.ofMinutes(15);

    Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a period ends after it begins, not from %s to %s".formatted(from, to));
        }
    }

    static Instant quarterOf(Instant time) {
        return Windows.startOf(time, QUARTER);
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** The beginnings of the quarter hours in it; it begins and ends with one. */
    List<Instant> quarters() {
        List<Instant> starts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(QUARTER)) {
            starts.add(start);
        }
        return starts;
    }

    /** The same in parts that are not longer than a length. */
    List<Period> parts(Duration longest) {
        List<Period> parts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(longest)) {
            Instant end = start.plus(longest);
            parts.add(new Period(start, end.isBefore(to) ? end : to));
        }
        return parts;
    }
}
