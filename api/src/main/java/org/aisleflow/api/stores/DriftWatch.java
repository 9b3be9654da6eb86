package org.aisleflow.api.stores;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistoryUnavailableException;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Compares doors and floor over the newest whole hour, at most once in five minutes. Only an hour
 * in which the store was open and both were well watched can tell.
 */
@Singleton
final class DriftWatch {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PAST = Duration.ofDays(7);
    private static final Duration MIDDLE = Duration.ofMinutes(Windows.FLOOR.toMinutes() / 2);
    private static final double WELL_WATCHED = 0.9;

    private final History history;
    private final StoreEvidence evidence;
    private final Clock clock;
    private final Map<StoreId, Checked> checked = new ConcurrentHashMap<>();

    /**
     * What was found.
     *
     * @param store the store as it was
     * @param end where the hour ended
     * @param alert the alert, or empty
     */
    private record Checked(Store store, Instant end, Optional<Alert> alert) {}

    DriftWatch(History history, StoreEvidence evidence, Clock clock) {
        this.history = history;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** A counter that drifts; empty if none does, or if history cannot be asked. */
    Optional<Alert> alert(Store store) {
        // The newest window is left some time to come in.
        Instant end = Windows.startOf(clock.instant().minus(Windows.FLOOR), Windows.FLOOR);
        Checked known = checked.get(store.id());
        if (known != null && known.end.equals(end) && known.store.equals(store)) {
            return known.alert;
        }
        try {
            Optional<Alert> found = check(store, end);
            checked.put(store.id(), new Checked(store, end, found));
            return found;
        } catch (HistoryUnavailableException _) {
            return Optional.empty();
        }
    }

    private Optional<Alert> check(Store store, Instant end) {
        TimeRange hour = new TimeRange(end.minus(HOUR), end);
        TimeRange floor = new TimeRange(hour.from().minus(Windows.FLOOR), end);
        boolean open =
                new OpeningHours(store)
                        .at(floor.from())
                        .filter(opening -> !opening.to().isBefore(end))
                        .isPresent();
        if (!open || !isWellWatched(store, floor)) {
            return Optional.empty();
        }
        List<Presence> people = evidence.presence(store, floor);
        if (people.isEmpty()) {
            return Optional.empty();
        }
        // The people of a window are those in its middle.
        TimeRange between = new TimeRange(hour.from().minus(MIDDLE), end.minus(MIDDLE));
        var check =
                new CounterCheck(
                        history.footfall(store.id(), new TimeRange(end.minus(PAST), hour.from())),
                        history.footfall(store.id(), between));
        double before = at(people, floor.from());
        double after = at(people, end.minus(Windows.FLOOR));
        return check.check(before, after).map(drift -> alert(store, hour, drift));
    }

    private boolean isWellWatched(Store store, TimeRange range) {
        Double doors = evidence.coverage(store, Sensors.crossings(store, null), range).of(range);
        Double floor = evidence.coverage(store, Sensors.positions(store), range).of(range);
        return doors != null && doors >= WELL_WATCHED && floor != null && floor >= WELL_WATCHED;
    }

    private static double at(List<Presence> people, Instant window) {
        return people.stream()
                .filter(one -> one.start().equals(window))
                .mapToDouble(one -> one.personSeconds() / Windows.FLOOR.toSeconds())
                .sum();
    }

    private static Alert alert(Store store, TimeRange hour, CounterCheck.Drift drift) {
        return new Alert(
                store.id(),
                Alert.Type.COUNTER_DRIFT,
                drift.line().value(),
                Alert.Severity.WARNING,
                hour.from(),
                null,
                "In the last hour the doors counted %s more people %s than the floor's sensors show; the counter at door %s is the likeliest to be wrong."
                        .formatted(
                                Math.round(Math.abs(drift.surplus())),
                                drift.surplus() > 0 ? "in" : "out",
                                drift.line()),
                Map.of(
                        "surplus", String.format(Locale.ROOT, "%.1f", drift.surplus()),
                        "tolerance", String.format(Locale.ROOT, "%.1f", drift.tolerance())));
    }
}
