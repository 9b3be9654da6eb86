package org.aisleflow.sim.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Adds up shoppers' visits as the definitions say, cut to the times in which the floor was looked
 * at: whoever is there when the looking begins comes in then, and whoever is still there when it
 * ends is last seen then. All of a stay counts in the quarter hour in which it begins, and only
 * those of them count that the API knows to have been watched.
 */
final class FloorTruth {
    private final TruthNumbers numbers;
    private final Map<Key.Quarter, Key.Quarter> watched;
    private final WatchedTimes times;
    private final Map<StoreId, Map<ZoneId, Double>> dwellSeconds = new HashMap<>();
    private final Map<StoreId, Set<ZoneId>> queues = new HashMap<>();
    private final Map<Group, Key.Quarter> groups = new HashMap<>();

    private record Group(StoreId store, int number) {}

    FloorTruth(
            TruthNumbers numbers,
            Map<Key.Quarter, Key.Quarter> watched,
            WatchedTimes times,
            List<Store> stores) {
        this.numbers = numbers;
        this.watched = watched;
        this.times = times;
        for (Store store : stores) {
            Map<ZoneId, Double> ofZones = new HashMap<>();
            for (Zone zone : store.zones()) {
                ofZones.put(zone.id(), zone.dwellSeconds());
            }
            dwellSeconds.put(store.id(), ofZones);
            queues.put(
                    store.id(),
                    store.zones().stream()
                            .filter(Zone::isQueue)
                            .map(Zone::id)
                            .collect(Collectors.toSet()));
        }
    }

    void read(TruthFolder folder) {
        folder.read("visits", this::take);
        groups.values().forEach(quarter -> numbers.buyingUnits.add(quarter, 1));
    }

    private void take(TruthLine line) {
        if (!line.is("staff")) {
            times.looksAt(line.store(), line.time("from"), line.time("to"))
                    .forEach(seen -> see(line, seen));
        }
    }

    private void see(TruthLine line, WatchedTimes.Look seen) {
        Key.Quarter begins = Key.Quarter.of(line.store(), seen.from());
        if (watched.containsKey(begins)) {
            groups.putIfAbsent(new Group(line.store(), line.number("group")), begins);
        }
        Set<ZoneId> visited = new HashSet<>();
        ZoneId before = null;
        for (JsonNode stay : line.fields().path("zones")) {
            long from = Math.max(line.time(stay, "from").getEpochSecond(), seen.from());
            long to = Math.min(line.time(stay, "to").getEpochSecond(), seen.to());
            if (from <= to) {
                ZoneId zone = line.id(stay, "zone", ZoneId::of);
                seeStay(line.store(), zone, from, to, visited.add(zone));
                seeQueue(line.store(), zone, from, to);
                seeMove(line.store(), before, zone, from);
                before = zone;
            }
        }
    }

    private void seeStay(StoreId store, ZoneId zone, long from, long to, boolean first) {
        Key.Quarter quarter = Key.Quarter.of(store, from);
        if (!watched.containsKey(quarter)) {
            return;
        }
        Key.Zone key = new Key.Zone(store, zone, quarter.start());
        double seconds = (double) (to - from);
        numbers.staySeconds.add(key, seconds);
        numbers.uniqueVisits.add(key, first ? 1 : 0);
        double dwell = dwellSeconds.getOrDefault(store, Map.of()).getOrDefault(zone, 0.0);
        if (seconds >= dwell) {
            numbers.dwells.add(key, 1);
            numbers.dwellSeconds.add(key, seconds);
        }
    }

    private void seeQueue(StoreId store, ZoneId zone, long from, long to) {
        if (!queues.getOrDefault(store, Set.of()).contains(zone)) {
            return;
        }
        long second = from;
        while (second < to) {
            Key.Quarter quarter = Key.Quarter.of(store, second);
            long end = Math.min(to, quarter.start().plus(Period.QUARTER).getEpochSecond());
            if (watched.containsKey(quarter)) {
                Key.Zone key = new Key.Zone(store, zone, quarter.start());
                numbers.queueSeconds.add(key, (double) (end - second));
            }
            second = end;
        }
    }

    private void seeMove(StoreId store, @Nullable ZoneId before, ZoneId zone, long time) {
        Key.Quarter stretch = watched.get(Key.Quarter.of(store, time));
        if (stretch != null && before != null && !before.equals(zone)) {
            numbers.moves.add(new Key.Move(stretch, before, zone), 1);
        }
    }
}
