package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;

/**
 * The floor's numbers computed plainly, from all sightings at once, metric by metric as they are
 * defined; nothing of it is shared with what is tested. Numbers that are 0 are left out.
 */
final class ByHand {
    private static final long WINDOW = 300_000;

    private final Store store;
    private final Map<String, Double> numbers = new TreeMap<>();

    private ByHand(Store store) {
        this.store = store;
    }

    /** Somebody seen: a row of the input. */
    record Seen(String id, long time, double x, double y, boolean badge) {}

    static Map<String, Double> numbers(Store store, List<Seen> all) {
        ByHand hand = new ByHand(store);
        all.stream().collect(Collectors.groupingBy(Seen::id)).values().forEach(hand::track);
        hand.numbers.values().removeIf(number -> Math.abs(number) < 1e-9);
        return hand.numbers;
    }

    private void track(List<Seen> unordered) {
        List<Seen> track = new ArrayList<>(unordered);
        track.sort(
                Comparator.comparingLong(Seen::time)
                        .thenComparingDouble(Seen::x)
                        .thenComparingDouble(Seen::y));
        List<List<Seen>> trails = trails(track);
        long presence = trails.stream().mapToLong(ByHand::millis).sum();
        if (track.stream().anyMatch(Seen::badge) || presence > 3 * 3_600_000) {
            trails.forEach(trail -> add("staff " + window(trail.getFirst()), 1));
            return;
        }
        heat(track);
        trails.forEach(this::visit);
        trails.forEach(this::moves);
        for (Zone zone : store.zones()) {
            trails.forEach(trail -> stays(zone, trail));
        }
    }

    private static List<List<Seen>> trails(List<Seen> track) {
        List<List<Seen>> trails = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            if (i == 0 || track.get(i).time() - track.get(i - 1).time() > 30_000) {
                trails.add(new ArrayList<>());
            }
            trails.getLast().add(track.get(i));
        }
        return trails;
    }

    private void heat(List<Seen> track) {
        Set<String> visited = new HashSet<>();
        for (int i = 0; i < track.size(); i++) {
            Seen seen = track.get(i);
            if (!(seen.x() >= 0
                    && seen.y() >= 0
                    && seen.x() < store.widthMetres()
                    && seen.y() < store.depthMetres())) {
                add("outside " + window(seen), 1);
                continue;
            }
            String cell =
                    window(seen)
                            + " "
                            + (int) Math.floor(seen.x() / 0.5)
                            + ","
                            + (int) Math.floor(seen.y() / 0.5);
            if (visited.add(cell)) {
                add("cell visits " + cell, 1);
            }
            if (i + 1 < track.size()) {
                long step = track.get(i + 1).time() - seen.time();
                add("cell seconds " + cell, Math.min(5_000, step) / 1_000.0);
            }
        }
    }

    private void visit(List<Seen> trail) {
        String window = window(trail.getFirst());
        add("visits " + window, 1);
        add("bounces " + window, millis(trail) < 60_000 ? 1 : 0);
        add("visit seconds " + window, millis(trail) / 1_000.0);
        for (int i = 1; i < trail.size(); i++) {
            Seen a = trail.get(i - 1);
            Seen b = trail.get(i);
            add("metres " + window, Math.hypot(b.x() - a.x(), b.y() - a.y()));
        }
    }

    private void moves(List<Seen> trail) {
        String last = "";
        for (Seen seen : trail) {
            for (Zone zone : store.zones()) {
                if (isIn(zone, seen)) {
                    String id = zone.id().value();
                    if (!last.isEmpty() && !last.equals(id)) {
                        add("move " + window(seen) + " " + last + ">" + id, 1);
                    }
                    last = id;
                    break;
                }
            }
        }
    }

    private void stays(Zone zone, List<Seen> trail) {
        int entered = 0;
        int i = 0;
        while (i < trail.size()) {
            if (!isIn(zone, trail.get(i))) {
                i++;
                continue;
            }
            int first = i;
            while (i + 1 < trail.size() && isIn(zone, trail.get(i + 1))) {
                i++;
            }
            String key = window(trail.get(first)) + " " + zone.id();
            long lasted = trail.get(i).time() - trail.get(first).time();
            add("entries " + key, 1);
            add("unique " + key, entered++ == 0 ? 1 : 0);
            add("stay seconds " + key, lasted / 1_000.0);
            if (lasted >= zone.dwellSeconds() * 1_000) {
                add("dwells " + key, 1);
                add("dwell seconds " + key, lasted / 1_000.0);
            }
            i++;
        }
    }

    /** Rectangles only, edges included. */
    private static boolean isIn(Zone zone, Seen seen) {
        double left = zone.polygon().stream().mapToDouble(Point::x).min().orElseThrow();
        double right = zone.polygon().stream().mapToDouble(Point::x).max().orElseThrow();
        double low = zone.polygon().stream().mapToDouble(Point::y).min().orElseThrow();
        double high = zone.polygon().stream().mapToDouble(Point::y).max().orElseThrow();
        return seen.x() >= left && seen.x() <= right && seen.y() >= low && seen.y() <= high;
    }

    private static long millis(List<Seen> trail) {
        return trail.getLast().time() - trail.getFirst().time();
    }

    private static String window(Seen seen) {
        return Long.toString(Math.floorDiv(seen.time(), WINDOW) * WINDOW);
    }

    private void add(String key, double amount) {
        numbers.merge(key, amount, Double::sum);
    }
}
