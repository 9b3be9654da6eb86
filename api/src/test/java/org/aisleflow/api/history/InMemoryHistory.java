package org.aisleflow.api.history;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/** Keeps facts in memory and can be away. */
public final class InMemoryHistory implements History {
    private static final Comparator<Key> BY_START =
            Comparator.comparing(Key::start).thenComparing(Key::store).thenComparing(Key::series);

    private final Map<Class<?>, ConcurrentSkipListMap<Key, WindowFact>> facts =
            new ConcurrentHashMap<>();
    private volatile boolean away;

    private record Key(StoreId store, String series, Instant start) {}

    /** Fails every write from now on. */
    public void goAway() {
        away = true;
    }

    /** Writes again. */
    public void comeBack() {
        away = false;
    }

    /** All door counts that were written. */
    public List<FootfallWindow> footfall() {
        return ofType(FootfallWindow.class).values().stream()
                .map(FootfallWindow.class::cast)
                .toList();
    }

    @Override
    public List<Refused> write(Collection<? extends WindowFact> written) {
        if (away) {
            throw new HistoryUnavailableException("away for a test", new IllegalStateException());
        }
        written.forEach(fact ->
                ofType(fact.getClass())
                        .put(new Key(fact.store(), fact.series(), fact.start()), fact));
        return List.of();
    }

    @Override
    public List<FootfallWindow> footfall(StoreId store, TimeRange range) {
        return list(FootfallWindow.class, store, range);
    }

    @Override
    public List<ZoneWindow> zones(StoreId store, TimeRange range) {
        return list(ZoneWindow.class, store, range);
    }

    @Override
    public List<VisitWindow> visits(StoreId store, TimeRange range) {
        return list(VisitWindow.class, store, range);
    }

    @Override
    public List<FlowWindow> flows(StoreId store, TimeRange range) {
        return list(FlowWindow.class, store, range);
    }

    @Override
    public List<PathWindow> paths(StoreId store, TimeRange range) {
        return list(PathWindow.class, store, range);
    }

    @Override
    public List<EntryExitWindow> entryExit(StoreId store, TimeRange range) {
        return list(EntryExitWindow.class, store, range);
    }

    @Override
    public List<ReceiptWindow> receipts(StoreId store, TimeRange range) {
        return list(ReceiptWindow.class, store, range);
    }

    @Override
    public List<QueueWindow> queues(StoreId store, TimeRange range) {
        return list(QueueWindow.class, store, range);
    }

    @Override
    public List<SalesWindow> sales(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<PastAlert> pastAlerts(StoreId store, TimeRange range) {
        return List.of();
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, TimeRange range) {
        return list(LedgerHour.class, store, range);
    }

    @Override
    public List<Reported> reported(StoreId store, TimeRange range, Set<DeviceId> devices) {
        return ledger(store, range).stream()
                .filter(hour -> devices.contains(hour.device()))
                .map(hour -> new Reported(hour.device(), hour.start(), hour.reportedMinutes()))
                .toList();
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {
        list(HeatWindow.class, store, range).forEach(each);
    }

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        return list(HeatWindow.class, store, range).stream()
                .map(heat -> new Presence(heat.start(), HeatPacking.personSeconds(heat)))
                .toList();
    }

    @Override
    public Optional<Instant> firstArrival(StoreId store) {
        return facts.values().stream()
                .flatMap(ofType -> ofType.values().stream())
                .filter(fact -> fact.store().equals(store))
                .map(fact -> fact.arrival().first())
                .min(Comparator.naturalOrder());
    }

    @Override
    public void forgetBefore(Instant before) {
        facts.values()
                .forEach(ofType -> ofType.keySet().removeIf(key -> key.start.isBefore(before)));
    }

    private ConcurrentSkipListMap<Key, WindowFact> ofType(Class<?> type) {
        return facts.computeIfAbsent(type, _ -> new ConcurrentSkipListMap<>(BY_START));
    }

    private <F extends WindowFact> List<F> list(Class<F> type, StoreId store, TimeRange range) {
        return ofType(type).subMap(least(range.from()), least(range.to())).values().stream()
                .filter(fact -> fact.store().equals(store))
                .map(type::cast)
                .toList();
    }

    /** Before all others of that time: no id is shorter. */
    private static Key least(Instant time) {
        return new Key(StoreId.of("0"), "", time);
    }

    @Override
    public void close() {}
}
