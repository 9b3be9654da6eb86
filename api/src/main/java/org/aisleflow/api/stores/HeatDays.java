package org.aisleflow.api.stores;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.history.WatchedHistory;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Adds heat up day by day, and remembers the sums of UTC days that are over: of 28 days with today
 * only today is added up again when something comes. A day is forgotten when a window of its store
 * that begins before its end is written. Thread-safe.
 */
@Singleton
final class HeatDays implements WatchedHistory.Watcher {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long MOST_BYTES = 16L << 20;

    private final History history;
    private final StoreEvidence evidence;
    private final Clock clock;
    private final boolean remembers;
    // In the order of last use; guarded by this.
    private final LinkedHashMap<Day, Sum> days = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    HeatDays(History history, StoreEvidence evidence, Clock clock) {
        this.history = history;
        this.evidence = evidence;
        this.clock = clock;
        this.remembers = history instanceof WatchedHistory;
        if (history instanceof WatchedHistory watched) {
            watched.watch(this);
        }
    }

    private record Day(StoreId store, Instant start) {
        TimeRange range() {
            return new TimeRange(start, start.plus(DAY));
        }
    }

    /** A day's sum, on the plan that the catalog had then; not there while it is computed. */
    private static final class Sum {
        private final Store plan;
        private boolean done;
        private final HeatSum heat;

        Sum(Store plan, HeatSum heat) {
            this.plan = plan;
            this.heat = heat;
        }
    }

    /** The heat of a range. */
    HeatSum of(Store store, TimeRange range) {
        HeatSum sum = new HeatSum(store, evidence.status(store));
        Instant from = range.from();
        while (from.isBefore(range.to())) {
            Day day = new Day(store.id(), Windows.startOf(from, DAY));
            Instant end = day.range().to();
            boolean isWhole = from.equals(day.start()) && !end.isAfter(range.to());
            if (remembers && isWhole && !end.isAfter(clock.instant())) {
                sum.add(ofDay(store, day));
            } else {
                Instant to = end.isAfter(range.to()) ? range.to() : end;
                history.heat(store.id(), new TimeRange(from, to), sum::add);
            }
            from = end;
        }
        return sum;
    }

    // The catalog gives the same object as long as its entry is the same.
    @SuppressWarnings("ReferenceEquality")
    private HeatSum ofDay(Store store, Day day) {
        Sum mine = new Sum(store, new HeatSum(store, evidence.status(store)));
        synchronized (this) {
            Sum known = days.get(day);
            if (known != null && known.done && known.plan == store) {
                return known.heat;
            }
            // Not there yet, but noted: what is written meanwhile takes it out again.
            if (known != null) {
                forget(known);
            }
            days.put(day, mine);
        }
        history.heat(store.id(), day.range(), mine.heat::add);
        keep(day, mine);
        return mine.heat;
    }

    // What was noted is looked for, not one that is equal.
    @SuppressWarnings("ReferenceEquality")
    private synchronized void keep(Day day, Sum mine) {
        if (days.get(day) != mine) {
            return;
        }
        mine.done = true;
        bytes += mine.heat.size();
        Iterator<Sum> eldest = days.values().iterator();
        while (bytes > MOST_BYTES) {
            forget(eldest.next());
            eldest.remove();
        }
    }

    @Override
    public synchronized void changed(StoreId store, Instant earliest) {
        for (Iterator<Map.Entry<Day, Sum>> all = days.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Day, Sum> one = all.next();
            if (one.getKey().store().equals(store)
                    && earliest.isBefore(one.getKey().range().to())) {
                forget(one.getValue());
                all.remove();
            }
        }
    }

    @Override
    public synchronized void allChanged() {
        days.clear();
        bytes = 0;
    }

    private void forget(Sum sum) {
        if (sum.done) {
            bytes -= sum.heat.size();
        }
    }
}
