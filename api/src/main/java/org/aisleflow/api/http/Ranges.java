package org.aisleflow.api.http;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.aisleflow.api.history.TimeRange;
import org.jspecify.annotations.Nullable;

/** Reads the ranges that calls ask for. Without from and to it is the last 24 hours. */
@Singleton
public final class Ranges {
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Clock clock;

    Ranges(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a range.
     *
     * @param from ISO-8601 time; null for 24 hours before {@code to}
     * @param to ISO-8601 time; null for now
     * @return the range
     * @throws ProblemException if it is no range, or one over 400 days
     */
    public TimeRange of(@Nullable String from, @Nullable String to) {
        Instant end = to == null ? clock.instant() : time("to", to);
        Instant begin = from == null ? end.minus(DEFAULT) : time("from", from);
        if (!begin.isBefore(end)) {
            throw ProblemException.badField(
                    "from", "from is %s, it must be before to, %s.".formatted(begin, end));
        }
        TimeRange range = new TimeRange(begin, end);
        if (range.length().compareTo(LONGEST) > 0) {
            throw ProblemException.badField(
                    "from",
                    "The range is %d days long, allowed are up to 400; ask in parts."
                            .formatted(range.length().toDays()));
        }
        return range;
    }

    private static Instant time(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw ProblemException.badField(
                    field,
                    "%s is \"%s\", it must be a time such as 2026-01-31T09:00:00Z."
                            .formatted(field, text));
        }
    }
}
