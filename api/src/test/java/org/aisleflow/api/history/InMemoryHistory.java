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
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.WindowFact;
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
    public <F extends WindowFact> List<F> windows(Class<F> type, StoreId store, TimeRange range) {
        return ofType(type).subMap(least(range.from()), least(range.to())).values().stream()
                .filter(fact -> fact.store().equals(store))
                .map(type::cast)
                .toList();
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, DeviceId device, TimeRange range) {
        return windows(LedgerHour.class, store, range).stream()
                .filter(hour -> hour.device().equals(device))
                .toList();
    }

    @Override
    public List<Reported> reported(StoreId store, TimeRange range, Set<DeviceId> devices) {
        return windows(LedgerHour.class, store, range).stream()
                .filter(hour -> devices.contains(hour.device()))
                .map(hour -> new Reported(hour.device(), hour.start(), hour.reportedMinutes()))
                .toList();
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {
        windows(HeatWindow.class, store, range).forEach(each);
    }

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        return windows(HeatWindow.class, store, range).stream()
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

    /** Before all others of that time: no id is shorter. */
    private static Key least(Instant time) {
        return new Key(StoreId.of("0"), "", time);
    }

    @Override
    public void close() {}
}
