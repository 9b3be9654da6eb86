package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.Alert;

/**
 * The times at which a product's shelf was empty, ascending and without overlap.
 *
 * @param ranges the times
 */
record EmptyTimes(List<TimeRange> ranges) {
    /** Of a shelf that never was. */
    static final EmptyTimes NEVER = new EmptyTimes(List.of());

    /**
     * Takes them from alerts; one that is open goes on until now.
     *
     * @param alerts out-of-stock alerts of one product
     * @param now the present
     */
    static EmptyTimes of(Collection<Alert> alerts, Instant now) {
        List<TimeRange> merged = new ArrayList<>();
        alerts.stream()
                .filter(alert -> alert.since().isBefore(end(alert, now)))
                .map(alert -> new TimeRange(alert.since(), end(alert, now)))
                .sorted(Comparator.comparing(TimeRange::from))
                .forEach(range -> add(merged, range));
        return new EmptyTimes(List.copyOf(merged));
    }

    private static Instant end(Alert alert, Instant now) {
        Instant until = alert.until();
        return until == null ? now : until;
    }

    private static void add(List<TimeRange> merged, TimeRange range) {
        if (merged.isEmpty() || merged.getLast().to().isBefore(range.from())) {
            merged.add(range);
            return;
        }
        TimeRange last = merged.removeLast();
        Instant end = last.to().isAfter(range.to()) ? last.to() : range.to();
        merged.add(new TimeRange(last.from(), end));
    }

    /** The parts within a range. */
    List<TimeRange> within(TimeRange range) {
        return ranges.stream()
                .filter(one -> one.from().isBefore(range.to()) && one.to().isAfter(range.from()))
                .map(one ->
                        new TimeRange(
                                one.from().isBefore(range.from()) ? range.from() : one.from(),
                                one.to().isAfter(range.to()) ? range.to() : one.to()))
                .toList();
    }

    boolean touches(TimeRange range) {
        return !within(range).isEmpty();
    }

    /** Whether the shelf was empty through all of a range. */
    boolean covers(TimeRange range) {
        return within(range).stream().anyMatch(range::equals);
    }

    /** How long the shelf was empty in a range while the store was open. */
    Duration openTime(OpeningHours hours, TimeRange range) {
        return within(range).stream()
                .map(part -> hours.openBetween(part.from(), part.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
