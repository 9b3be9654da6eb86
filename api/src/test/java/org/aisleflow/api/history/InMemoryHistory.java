package org.aisleflow.api.history;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/** Keeps door counts of one door in memory and can be away. */
public final class InMemoryHistory implements History {
    private final ConcurrentSkipListMap<Instant, FootfallWindow> footfall =
            new ConcurrentSkipListMap<>();
    private volatile boolean away;

    /** Fails every write from now on. */
    public void goAway() {
        away = true;
    }

    /** Writes again. */
    public void comeBack() {
        away = false;
    }

    /** All that was written. */
    public List<FootfallWindow> footfall() {
        return List.copyOf(footfall.values());
    }

    @Override
    public List<Refused> write(Collection<? extends WindowFact> facts) {
        if (away) {
            throw new HistoryUnavailableException("away for a test", new IllegalStateException());
        }
        facts.forEach(fact -> footfall.put(fact.start(), (FootfallWindow) fact));
        return List.of();
    }

    @Override
    public List<FootfallWindow> footfall(StoreId store, TimeRange range) {
        return List.copyOf(footfall.subMap(range.from(), range.to()).values());
    }

    @Override
    public List<ZoneWindow> zones(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<VisitWindow> visits(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<FlowWindow> flows(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<PathWindow> paths(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<ReceiptWindow> receipts(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<Reported> reported(StoreId store, TimeRange range, Set<DeviceId> devices) {
        return List.of();
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {}

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public Optional<Instant> firstArrival(StoreId store) {
        return Optional.empty();
    }

    @Override
    public void forgetBefore(Instant before) {
        footfall.headMap(before).clear();
    }

    @Override
    public void close() {}
}
