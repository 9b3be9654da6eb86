package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Finds alerts that were going on at some time of a range, open ones and those that are over.
 *
 * @param history holds those that are over
 */
record AlertSearch(History history) {
    /** An alert that went on for longer is not found by a range that begins later than this. */
    static final Duration LONGEST = Duration.ofDays(31);

    /** Which alerts are wanted. */
    enum State {
        OPEN,
        CLOSED,
        ALL;

        static State of(@Nullable String text) {
            return switch (text == null ? "open" : text.toLowerCase(Locale.ROOT)) {
                case "open" -> OPEN;
                case "closed" -> CLOSED;
                case "all" -> ALL;
                default ->
                        throw ProblemException.badField(
                                "state",
                                "state is \"%s\", it must be open, closed or all.".formatted(text));
            };
        }
    }

    /** Those of a store that are over and touch a range. */
    Stream<Alert> closed(StoreId store, TimeRange range) {
        TimeRange begun = new TimeRange(range.from().minus(LONGEST), range.to());
        return history.pastAlerts(store, begun).stream()
                .map(PastAlert::alert)
                .filter(alert -> touches(alert, range));
    }

    /** Whether an alert was going on at some time of a range. */
    static boolean touches(Alert alert, TimeRange range) {
        Instant until = alert.until();
        return alert.since().isBefore(range.to()) && (until == null || until.isAfter(range.from()));
    }
}
