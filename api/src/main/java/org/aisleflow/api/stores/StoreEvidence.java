package org.aisleflow.api.stores;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.Reported;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;

/** Puts coverage, status and occupancy beside numbers, from history and the present. */
@Singleton
final class StoreEvidence {
    private static final double WELL_WATCHED = 0.9;

    /** What was seen is told within this time. */
    private static final Duration TELLING = Duration.ofMinutes(2);

    private final History history;
    private final Clock clock;
    private final Grace grace;
    private final LearnedRates rates;

    StoreEvidence(History history, Clock clock, Grace grace, LearnedRates rates) {
        this.rates = rates;
        this.history = history;
        this.clock = clock;
        this.grace = grace;
    }

    StatusRule status(Store store) {
        return new StatusRule(
                grace.length(), clock.instant(), history.firstArrival(store.id()).orElse(null));
    }

    Coverage coverage(Store store, Set<DeviceId> devices, TimeRange range) {
        TimeRange wholeHours =
                new TimeRange(Windows.startOf(range.from(), Windows.LEDGER), range.to());
        List<Reported> reports = history.reported(store.id(), wholeHours, devices);
        return new Coverage(new OpeningHours(store), devices, reports, clock.instant());
    }

    /** Can tell the occupancy at any time of a range. */
    Occupancy occupancy(Store store, TimeRange range) {
        OpeningHours hours = new OpeningHours(store);
        TimeRange needed = new TimeRange(Occupancy.neededFrom(hours, range.from()), range.to());
        List<FootfallWindow> footfall = history.footfall(store.id(), needed);
        Coverage counters = coverage(store, Sensors.crossings(store, null), needed);
        return new Occupancy(
                hours,
                rates.of(store),
                footfall,
                minute -> heard(counters, minute),
                wellWatched(store, needed));
    }

    /** What the floor's sensors saw. */
    StoreFloor floor(Store store, TimeRange range) {
        return new StoreFloor(
                history.presence(store.id(), range), history.visits(store.id(), range));
    }

    /** Shoppers in the windows in which all of the floor was watched; 0 where nobody was seen. */
    private List<Presence> wellWatched(Store store, TimeRange range) {
        SeenFloor views = new SeenFloor(store);
        if (!views.watchesAll()) {
            return List.of();
        }
        StoreFloor seen = floor(store, range);
        Coverage coverage = coverage(store, views.sensors(), range);
        Instant told = clock.instant().minus(TELLING);
        List<Presence> windows = new ArrayList<>();
        for (TimeRange open : new OpeningHours(store).touching(range)) {
            Instant start = Windows.startOf(open.from(), Windows.FLOOR);
            for (; start.isBefore(open.to()); start = start.plus(Windows.FLOOR)) {
                TimeRange window = new TimeRange(start, start.plus(Windows.FLOOR));
                double people = seen.peopleIn(start).shoppers();
                // Nobody in a window may also say that it is not told yet.
                boolean sure = people > 0 || window.to().isBefore(told);
                if (range.contains(start) && sure && isWellWatched(coverage, window)) {
                    windows.add(new Presence(start, people * Windows.FLOOR.toSeconds()));
                }
            }
        }
        return windows;
    }

    /**
     * Where nothing is expected, as the minute is not over or the store has no counters, all is.
     */
    private static double heard(Coverage counters, Instant minute) {
        Double coverage = counters.of(new TimeRange(minute, minute.plus(Windows.FOOTFALL)));
        return coverage == null ? 1 : coverage;
    }

    private static boolean isWellWatched(Coverage floor, TimeRange window) {
        Double coverage = floor.of(window);
        return coverage != null && coverage >= WELL_WATCHED;
    }
}
