package org.aisleflow.api.stores;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistoryUnavailableException;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Asks at most once in five minutes whether the door counters still count as they should: by the
 * floor over the newest whole hour, where both were well watched and the store was open; by tills
 * and balance since it opened, where the doors were.
 */
@Singleton
final class DriftWatch {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MIDDLE = Duration.ofMinutes(Windows.FLOOR.toMinutes() / 2);
    private static final double WELL_WATCHED = 0.9;

    private final History history;
    private final StoreEvidence evidence;
    private final LearnedRates rates;
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

    DriftWatch(History history, StoreEvidence evidence, LearnedRates rates, Clock clock) {
        this.history = history;
        this.evidence = evidence;
        this.rates = rates;
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
        var check = new CounterCheck(rates.of(store));
        TimeRange opening = new OpeningHours(store).newestAt(end);
        return ofHour(store, check, opening, end).or(() -> ofDay(store, check, opening, end));
    }

    private Optional<Alert> ofHour(
            Store store, CounterCheck check, TimeRange opening, Instant end) {
        TimeRange hour = new TimeRange(end.minus(HOUR), end);
        TimeRange windows = new TimeRange(hour.from().minus(Windows.FLOOR), end);
        boolean open = opening.contains(windows.from()) && !opening.to().isBefore(end);
        SeenFloor floor = new SeenFloor(store);
        if (!open
                || !floor.watchesAll()
                || !isWell(evidence.coverage(store, floor.sensors(), windows).of(windows))
                || !isWell(doors(store, windows))) {
            return Optional.empty();
        }
        StoreFloor seen = evidence.floor(store, windows);
        // The people of a window are those in its middle.
        TimeRange between = new TimeRange(hour.from().minus(MIDDLE), end.minus(MIDDLE));
        List<FootfallWindow> doors =
                history.footfall(store.id(), new TimeRange(between.from(), end));
        return check.floor(
                        DoorSums.of(doors, between),
                        seen.peopleIn(windows.from()),
                        seen.peopleIn(end.minus(Windows.FLOOR)))
                .or(() -> check.tracked(DoorSums.of(doors, hour), seen.begunIn(hour)))
                .map(drift -> DriftAlert.of(store, hour.from(), drift));
    }

    private Optional<Alert> ofDay(Store store, CounterCheck check, TimeRange opening, Instant end) {
        boolean closed = !end.isBefore(opening.to().plus(Occupancy.LEAVING));
        TimeRange day =
                new TimeRange(opening.from(), closed ? opening.to().plus(Occupancy.LEAVING) : end);
        if (day.length().compareTo(HOUR) < 0 || !isWell(doors(store, day))) {
            return Optional.empty();
        }
        Map<LineId, MissRates.Crossings> crossings =
                DoorSums.of(history.footfall(store.id(), day), day);
        long receipts =
                history.receipts(store.id(), day).stream().mapToLong(ReceiptWindow::receipts).sum();
        return check.balance(crossings, closed)
                .or(() -> check.tills(crossings, receipts))
                .map(drift -> DriftAlert.of(store, day.from(), drift));
    }

    private @Nullable Double doors(Store store, TimeRange range) {
        return evidence.coverage(store, Sensors.crossings(store, null), range).of(range);
    }

    private static boolean isWell(@Nullable Double coverage) {
        return coverage != null && coverage >= WELL_WATCHED;
    }
}
