package org.aisleflow.api.history;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * A history that only this process writes, and that says what has changed in it: what was read from
 * it before may be used again until then.
 */
public final class WatchedHistory implements History {
    private final History kept;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    /**
     * Watches a history.
     *
     * @param kept the history; nobody else may write it
     */
    public WatchedHistory(History kept) {
        this.kept = kept;
    }

    /** Is told of changes, after they are written and before anybody else hears of it. */
    public interface Watcher {
        /**
         * Windows of a store have changed.
         *
         * @param store the store
         * @param earliest the start of the first of them; {@link Instant#MIN} if any of the store's
         *     windows may mean something else now
         */
        void changed(StoreId store, Instant earliest);

        /** Anything may have changed. */
        void allChanged();
    }

    /**
     * Tells somebody of all changes from now on.
     *
     * @param watcher whom
     */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    @Override
    public List<Refused> write(Collection<? extends WindowFact> facts) {
        Map<StoreId, Instant> changes = new HashMap<>();
        for (WindowFact fact : facts) {
            changes.merge(fact.store(), fact.start(), WatchedHistory::earlier);
        }
        EarliestArrivals.of(facts)
                .forEach((store, arrival) -> {
                    // A store's first arrival decides what is revised, everywhere.
                    if (firstArrival(store).filter(first -> !arrival.isBefore(first)).isEmpty()) {
                        changes.put(store, Instant.MIN);
                    }
                });
        try {
            return kept.write(facts);
        } finally {
            changes.forEach((store, earliest) ->
                    watchers.forEach(watcher -> watcher.changed(store, earliest)));
        }
    }

    @Override
    public <F extends WindowFact> List<F> windows(Class<F> type, StoreId store, TimeRange range) {
        return kept.windows(type, store, range);
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, DeviceId device, TimeRange range) {
        return kept.ledger(store, device, range);
    }

    @Override
    public List<Reported> reported(StoreId store, TimeRange range, Set<DeviceId> devices) {
        return kept.reported(store, range, devices);
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {
        kept.heat(store, range, each);
    }

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        return kept.presence(store, range);
    }

    @Override
    public Optional<Instant> firstArrival(StoreId store) {
        return kept.firstArrival(store);
    }

    @Override
    public void forgetBefore(Instant before) {
        try {
            kept.forgetBefore(before);
        } finally {
            watchers.forEach(Watcher::allChanged);
        }
    }

    @Override
    public void close() {
        kept.close();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
