package org.aisleflow.api.stores;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.Reported;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;

/** Puts coverage, status and occupancy beside numbers, from history and the present. */
@Singleton
final class StoreEvidence {
    private static final double WELL_WATCHED = 0.9;

    private final History history;
    private final Clock clock;
    private final Grace grace;

    StoreEvidence(History history, Clock clock, Grace grace) {
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
        Coverage floor = coverage(store, Sensors.positions(store), needed);
        List<Presence> wellWatched =
                presence(store, needed).stream()
                        .filter(window -> isWellWatched(floor, window.start()))
                        .toList();
        return new Occupancy(hours, footfall, wellWatched);
    }

    /** One person is one person here, also where sensors overlap; old windows only know cells. */
    List<Presence> presence(Store store, TimeRange range) {
        Map<Instant, Double> people = new HashMap<>();
        for (VisitWindow window : history.visits(store.id(), range)) {
            if (window.presentSeconds() > 0) {
                people.put(window.start(), window.presentSeconds());
            }
        }
        return history.presence(store.id(), range).stream()
                .map(window ->
                        new Presence(
                                window.start(),
                                people.getOrDefault(window.start(), window.personSeconds())))
                .toList();
    }

    private static boolean isWellWatched(Coverage floor, Instant start) {
        Double coverage = floor.of(new TimeRange(start, start.plus(Windows.FLOOR)));
        return coverage != null && coverage >= WELL_WATCHED;
    }
}
