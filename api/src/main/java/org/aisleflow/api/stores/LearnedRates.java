package org.aisleflow.api.stores;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.aisleflow.api.answers.Answers;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.HistoryUnavailableException;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns how each store's counters miscount, from the whole days among the past 28. It reads all of
 * these days, so only whoever asks first has to wait for that; what is older than ten minutes is
 * learned anew in the background by whoever asks next, and answers that rest upon what it was
 * before are forgotten. Thread-safe.
 */
@Singleton
final class LearnedRates {
    private static final Logger LOGGER = LoggerFactory.getLogger(LearnedRates.class);
    private static final Duration PAST = Duration.ofDays(28);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final double WELL_WATCHED = 0.9;

    private final History history;
    private final Consumer<StoreId> changed;
    private final Executor background;
    private final Clock clock;
    private final Map<StoreId, Learned> learned = new ConcurrentHashMap<>();
    private final Set<StoreId> learning = ConcurrentHashMap.newKeySet();

    /**
     * What was learned.
     *
     * @param store the store as it was
     * @param at when
     * @param rates the result
     */
    private record Learned(Store store, Instant at, MissRates rates) {}

    @Inject
    LearnedRates(
            History history,
            Answers answers,
            @Named(TaskExecutors.IO) ExecutorService background,
            Clock clock) {
        this(history, store -> answers.changed(store, Instant.MIN), background, clock);
    }

    /**
     * Knows nothing yet.
     *
     * @param changed told of stores of which something else was learned than before
     * @param background where it is learned anew
     */
    LearnedRates(History history, Consumer<StoreId> changed, Executor background, Clock clock) {
        this.history = history;
        this.changed = changed;
        this.background = background;
        this.clock = clock;
    }

    MissRates of(Store store) {
        Learned known = learned.get(store.id());
        if (known == null) {
            return learnNow(store);
        }
        boolean old = Duration.between(known.at, clock.instant()).abs().compareTo(KEPT) >= 0;
        if (old || !known.store.equals(store)) {
            learnLater(store);
        }
        return known.rates;
    }

    private void learnLater(Store store) {
        if (!learning.add(store.id())) {
            return;
        }
        background.execute(() -> {
            try {
                learnNow(store);
            } catch (HistoryUnavailableException notNow) {
                LOGGER.debug("Nothing is learned of store {} now", store.id(), notNow);
            } finally {
                learning.remove(store.id());
            }
        });
    }

    private MissRates learnNow(Store store) {
        Instant now = clock.instant();
        MissRates rates = learn(store, now);
        Learned before = learned.put(store.id(), new Learned(store, now, rates));
        if (before != null && !before.rates.equals(rates)) {
            changed.accept(store.id());
        }
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
        List<TimeRange> watched = days.stream().filter(day -> isWell(counters.of(day))).toList();
        return ofDoors(doors, watched, tracked(store, all, doors, counters, now));
    }

    /**
     * What is learned from door counts.
     *
     * @param doors the counts
     * @param days whole days of them, from opening until everybody had left
     * @param tracked what floor and doors told of the same times
     */
    static MissRates ofDoors(
            List<FootfallWindow> doors, List<TimeRange> days, MissRates.Tracked tracked) {
        MissRates rates =
                MissRates.learn(
                        days.stream().map(day -> DoorSums.of(doors, day)).toList(), tracked);
        if (!rates.isLearned()) {
            return rates;
        }
        var stay = new MeanStay(rates);
        for (TimeRange day : days) {
            stay.add(doors.stream().filter(window -> day.contains(window.start())).toList());
        }
        return rates.with(stay.stay());
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
