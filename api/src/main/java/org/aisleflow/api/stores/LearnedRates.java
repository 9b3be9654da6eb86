package org.aisleflow.api.stores;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Learns how each store's counters miscount, from the whole days among the past 28. Does so anew
 * every ten minutes at most, since it reads all of these days.
 */
@Singleton
final class LearnedRates {
    private static final Duration PAST = Duration.ofDays(28);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final double WELL_WATCHED = 0.9;

    private final History history;
    private final Clock clock;
    private final Map<StoreId, Learned> learned = new ConcurrentHashMap<>();

    /**
     * What was learned.
     *
     * @param store the store as it was
     * @param at when
     * @param rates the result
     */
    private record Learned(Store store, Instant at, MissRates rates) {}

    LearnedRates(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    MissRates of(Store store) {
        Instant now = clock.instant();
        Learned known = learned.get(store.id());
        if (known != null
                && known.store.equals(store)
                && Duration.between(known.at, now).abs().compareTo(KEPT) < 0) {
            return known.rates;
        }
        MissRates rates = learn(store, now);
        learned.put(store.id(), new Learned(store, now, rates));
        return rates;
    }

    private MissRates learn(Store store, Instant now) {
        var hours = new OpeningHours(store);
        List<TimeRange> days =
                hours.touching(new TimeRange(now.minus(PAST), now)).stream()
                        .map(day -> new TimeRange(day.from(), day.to().plus(Occupancy.LEAVING)))
                        .filter(day ->
                                !day.to().isAfter(now) && !day.from().isBefore(now.minus(PAST)))
                        .toList();
        if (days.isEmpty()) {
            return MissRates.unknown();
        }
        TimeRange all = new TimeRange(days.getFirst().from(), days.getLast().to());
        List<FootfallWindow> doors = history.footfall(store.id(), all);
        Coverage counters = coverage(store, Sensors.crossings(store, null), all, now);
        List<Map<LineId, MissRates.Crossings>> balanced = new ArrayList<>();
        for (TimeRange day : days) {
            if (isWell(counters.of(day))) {
                balanced.add(DoorSums.of(doors, day));
            }
        }
        return MissRates.learn(balanced, tracked(store, all, doors, counters, now));
    }

    /** Of the whole hours in which both floor and doors were watched. */
    private MissRates.Tracked tracked(
            Store store,
            TimeRange all,
            List<FootfallWindow> doors,
            Coverage counters,
            Instant now) {
        var seen = new SeenFloor(store);
        Map<LineId, Long> counted = new HashMap<>();
        if (!seen.watchesAll()) {
            return new MissRates.Tracked(counted, 0, 0);
        }
        Coverage floor = coverage(store, seen.sensors(), all, now);
        Map<Instant, Boolean> watched = new HashMap<>();
        long shoppers = 0;
        long staff = 0;
        for (VisitWindow window : history.visits(store.id(), all)) {
            if (isWatched(window.start(), floor, counters, watched)) {
                shoppers += window.visits();
                staff += window.staff();
            }
        }
        for (FootfallWindow window : doors) {
            if (shoppers > 0 && isWatched(window.start(), floor, counters, watched)) {
                counted.merge(window.line(), window.in(), Long::sum);
            }
        }
        return new MissRates.Tracked(counted, shoppers, staff);
    }

    private static boolean isWatched(
            Instant time, Coverage floor, Coverage counters, Map<Instant, Boolean> known) {
        Instant hour = Windows.startOf(time, Windows.LEDGER);
        return known.computeIfAbsent(
                hour,
                _ -> {
                    TimeRange range = new TimeRange(hour, hour.plus(Windows.LEDGER));
                    return isWell(floor.of(range)) && isWell(counters.of(range));
                });
    }

    private Coverage coverage(Store store, Set<DeviceId> devices, TimeRange range, Instant now) {
        var wholeHours = new TimeRange(Windows.startOf(range.from(), Windows.LEDGER), range.to());
        return new Coverage(
                new OpeningHours(store),
                devices,
                history.reported(store.id(), wholeHours, devices),
                now);
    }

    private static boolean isWell(@Nullable Double coverage) {
        return coverage != null && coverage >= WELL_WATCHED;
    }
}
