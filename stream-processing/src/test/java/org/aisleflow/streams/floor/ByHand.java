package org.aisleflow.streams.floor;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;

/**
 * The floor's numbers computed plainly, from all sightings at once, metric by metric as they are
 * defined; nothing of it is shared with what is tested. Numbers that are 0 are left out.
 */
final class ByHand {
    static final Comparator<Seen> ORDER =
            Comparator.comparingLong(Seen::time)
                    .thenComparingDouble(Seen::x)
                    .thenComparingDouble(Seen::y)
                    .thenComparingInt(seen -> Math.floorMod(seen.sensor().hashCode(), 1 << 16));

    private static final long WINDOW = 300_000;

    private final Store store;
    private final Map<Seen, PlacesByHand.At> places;
    private final Map<String, Double> numbers = new TreeMap<>();

    private ByHand(Store store, Map<Seen, PlacesByHand.At> places) {
        this.store = store;
        this.places = places;
    }

    /** Somebody seen: a row of the input. */
    record Seen(String id, long time, double x, double y, boolean badge, String sensor) {}

    static Map<String, Double> numbers(Store store, List<Seen> all) {
        Map<String, List<Seen>> tracks =
                new TreeMap<>(
                        IdsByHand.corrected(store, namedByBadges(store, all)).stream()
                                .collect(Collectors.groupingBy(Seen::id)));
        tracks.values().forEach(track -> track.sort(ORDER));
        ByHand hand = new ByHand(store, PlacesByHand.of(store, tracks.values()));
        hand.count(tracks, PeopleByHand.of(store, tracks.values()));
        hand.numbers.values().removeIf(number -> Math.abs(number) < 1e-9);
        return hand.numbers;
    }

    private static List<Seen> namedByBadges(Store store, List<Seen> all) {
        return PeopleByHand.tellsBadges(store)
                ? all.stream().map(ByHand::namedByBadge).toList()
                : all;
    }

    private static Seen namedByBadge(Seen seen) {
        String name = seen.id() + (seen.badge() ? PeopleByHand.BADGE : PeopleByHand.NO_BADGE);
        return new Seen(name, seen.time(), seen.x(), seen.y(), seen.badge(), seen.sensor());
    }

    private void count(Map<String, List<Seen>> tracks, List<PeopleByHand.Trail> trails) {
        Set<String> staff =
                PeopleByHand.staff(tracks, trails, this::isBackstage, this::isAtHomeBackstage);
        PeopleByHand.companions(trails, staff);
        tracks.forEach((id, track) -> {
            if (!staff.contains(id)) {
                heat(track);
            }
        });
        for (PeopleByHand.Trail trail : trails) {
            boolean isStaff = staff.contains(trail.seen().getFirst().id());
            // Of a visit that goes on, only what is new adds to the numbers.
            if (trail.isNew()) {
                person(trail.whole(), isStaff, trail.companion(), 1);
            } else if (!trail.isShadow()) {
                person(trail.whole(), isStaff, trail.isCompanionsVisit(), 1);
                person(trail.visitBefore(), isStaff, trail.isCompanionsVisit(), -1);
            }
        }
    }

    private void person(List<Seen> visit, boolean isStaff, boolean companion, int sign) {
        for (int i = 1; i < visit.size(); i++) {
            presence(isStaff ? "staff seconds " : "present ", visit.get(i - 1), visit.get(i), sign);
        }
        if (isStaff) {
            add("staff " + window(visit.getFirst()), sign);
            return;
        }
        add("companions " + window(visit.getFirst()), companion ? sign : 0);
        visit(visit, sign);
        moves(visit, sign);
        for (Zone zone : store.zones()) {
            stays(zone, visit, sign);
        }
    }

    private void presence(String what, Seen from, Seen to, int sign) {
        for (long time = from.time(); time < to.time(); ) {
            long end = Math.min(to.time(), (Math.floorDiv(time, WINDOW) + 1) * WINDOW);
            add(what + Math.floorDiv(time, WINDOW) * WINDOW, sign * (end - time) / 1_000.0);
            time = end;
        }
    }

    private boolean isBackstage(Seen seen) {
        return store.zones().stream().anyMatch(zone -> zone.staffOnly() && isIn(zone, seen));
    }

    /** A stay of half a minute, and of a dwell, in a zone for staff only. */
    private boolean isAtHomeBackstage(List<Seen> visit) {
        for (Zone zone : store.zones()) {
            long since = Long.MAX_VALUE;
            for (Seen seen : visit) {
                since = !isIn(zone, seen) ? Long.MAX_VALUE : Math.min(since, seen.time());
                if (zone.staffOnly()
                        && since < Long.MAX_VALUE
                        && seen.time() - since >= Math.max(30_000, zone.dwellSeconds() * 1_000)) {
                    return true;
                }
            }
        }
        return false;
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

    private void visit(List<Seen> trail, int sign) {
        String window = window(trail.getFirst());
        add("visits " + window, sign);
        add("bounces " + window, millis(trail) < 60_000 ? sign : 0);
        add("visit seconds " + window, sign * millis(trail) / 1_000.0);
        for (int i = 1; i < trail.size(); i++) {
            PlacesByHand.At a = at(trail.get(i - 1));
            PlacesByHand.At b = at(trail.get(i));
            add("metres " + window, sign * Math.hypot(b.x() - a.x(), b.y() - a.y()));
        }
    }

    private void moves(List<Seen> trail, int sign) {
        String last = "";
        for (Seen seen : trail) {
            for (Zone zone : store.zones()) {
                if (isIn(zone, seen)) {
                    String id = zone.id().value();
                    if (!last.isEmpty() && !last.equals(id)) {
                        add("move " + window(seen) + " " + last + ">" + id, sign);
                    }
                    if (last.isEmpty()) {
                        add("first " + window(trail.getFirst()) + " " + id, sign);
                    }
                    last = id;
                    break;
                }
            }
        }
        if (!last.isEmpty()) {
            add("last " + window(trail.getFirst()) + " " + last, sign);
        }
    }

    private void stays(Zone zone, List<Seen> trail, int sign) {
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
            add("entries " + key, sign);
            add("unique " + key, entered++ == 0 ? sign : 0);
            add("stay seconds " + key, sign * lasted / 1_000.0);
            if (lasted >= zone.dwellSeconds() * 1_000) {
                add("dwells " + key, sign);
                add("dwell seconds " + key, sign * lasted / 1_000.0);
            }
            i++;
        }
    }

    private boolean isIn(Zone zone, Seen seen) {
        return at(seen).zones().contains(zone);
    }

    private PlacesByHand.At at(Seen seen) {
        return Objects.requireNonNull(places.get(seen));
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
