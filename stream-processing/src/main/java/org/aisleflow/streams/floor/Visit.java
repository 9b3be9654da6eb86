package org.aisleflow.streams.floor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.jspecify.annotations.Nullable;

/** One person's visit as far as it has gone; what each sighting adds is defined at {@link Walk}. */
final class Visit {
    static final long BOUNCE_MILLIS = 60_000;
    private static final double MICROMETRES = 1e6;
    private static final int COMPANION = 1;
    private static final int AT_HOME_BACKSTAGE = 2;
    private static final int CAME_BY_A_DOOR = 4;
    private static final int BOUGHT = 8;

    private boolean companion;
    private long start;
    private @Nullable Sighting last;
    // When the stays began that the last sighting is in.
    private final Map<ZoneId, Long> stays = new HashMap<>();
    private final Set<ZoneId> visited = new HashSet<>();
    private @Nullable ZoneId lastZone;
    private Way way = new Way();
    private DoorsUsed doors = new DoorsUsed();
    private long presenceMillis;
    private long backstageMillis;
    private boolean atHomeBackstage;

    /** A visit that is to begin. */
    static Visit toBegin(boolean companion) {
        Visit visit = new Visit();
        visit.companion = companion;
        return visit;
    }

    Visit copy() {
        Visit copy = toBegin(companion);
        copy.start = start;
        copy.last = last;
        copy.stays.putAll(stays);
        copy.visited.addAll(visited);
        copy.lastZone = lastZone;
        copy.way = way.copy();
        copy.doors = doors.copy();
        copy.presenceMillis = presenceMillis;
        copy.backstageMillis = backstageMillis;
        copy.atHomeBackstage = atHomeBackstage;
        return copy;
    }

    /** Whether it has come to the same. */
    boolean isSameAs(Visit other) {
        return Arrays.equals(toBytes(), other.toBytes());
    }

    /** When it began. */
    long start() {
        return start;
    }

    Presence presence() {
        return new Presence(presenceMillis, backstageMillis, atHomeBackstage);
    }

    /** Takes the next sighting. */
    void step(Sighting next, Contribution out) {
        Sighting previous = last;
        if (previous == null) {
            begin(next, out);
        } else {
            goOn(previous, next, out);
        }
        last = next;
    }

    private void begin(Sighting next, Contribution out) {
        start = next.time();
        FloorKey visits = new FloorKey.Visits(Walk.windowOf(start));
        out.add(visits, FloorKey.Visits.VISITS, 1);
        out.add(visits, FloorKey.Visits.BOUNCES, 1);
        out.add(visits, FloorKey.Visits.COMPANIONS, companion ? 1 : 0);
        next.zones().zones().forEach(zone -> enter(zone, next.time(), out));
        doors.begin(next.zones().door(), day(), out);
        move(next, out);
    }

    /** Takes what was bought between the last two sightings. */
    void buy(Basket bought, Contribution out) {
        way.buy(bought, day(), out);
    }

    private void goOn(Sighting previous, Sighting next, Contribution out) {
        long millis = next.time() - previous.time();
        FloorKey visits = new FloorKey.Visits(Walk.windowOf(start));
        out.add(visits, FloorKey.Visits.MILLIS, millis);
        double metres =
                Math.hypot(
                        next.place().x() - previous.place().x(),
                        next.place().y() - previous.place().y());
        out.add(visits, FloorKey.Visits.MICROMETRES, Math.round(metres * MICROMETRES));
        long before = previous.time() - start;
        if (before < BOUNCE_MILLIS && before + millis >= BOUNCE_MILLIS) {
            out.add(visits, FloorKey.Visits.BOUNCES, -1);
        }
        bePresent(previous, next, out);
        for (ZoneSet.Member zone : next.zones().zones()) {
            Long began = stays.get(zone.zone());
            if (began == null) {
                enter(zone, next.time(), out);
            } else {
                stay(zone, began, previous.time(), next.time(), out);
                QueueStay.goOn(zone, began, previous.time(), next.time(), companion, out);
            }
        }
        for (ZoneSet.Member zone : previous.zones().zones()) {
            if (next.zones().find(zone.zone()) == null) {
                stays.remove(zone.zone());
            }
        }
        doors.goOn(next.zones().door(), day(), out);
        move(next, out);
    }

    private void bePresent(Sighting previous, Sighting next, Contribution out) {
        long from = previous.time();
        long millis = next.time() - from;
        long inFirst = Math.min(millis, Walk.endOfWindow(from) - from);
        out.add(new FloorKey.Visits(Walk.windowOf(from)), FloorKey.Visits.PRESENT_MILLIS, inFirst);
        out.add(
                new FloorKey.Visits(Walk.windowOf(next.time())),
                FloorKey.Visits.PRESENT_MILLIS,
                millis - inFirst);
        boolean backstage = previous.zones().hasStaffOnly() && next.zones().hasStaffOnly();
        presenceMillis += millis;
        backstageMillis += backstage ? millis : 0;
    }

    private void enter(ZoneSet.Member zone, long time, Contribution out) {
        FloorKey stay = new FloorKey.Stay(Walk.windowOf(time), zone.zone());
        stays.put(zone.zone(), time);
        out.add(stay, FloorKey.Stay.ENTRIES, 1);
        if (visited.add(zone.zone())) {
            out.add(stay, FloorKey.Stay.UNIQUE, 1);
        }
        if (zone.dwellMillis() == 0) {
            out.add(stay, FloorKey.Stay.DWELLS, 1);
        }
        QueueStay.begin(zone, time, companion, out);
    }

    private void stay(ZoneSet.Member zone, long began, long from, long to, Contribution out) {
        FloorKey stay = new FloorKey.Stay(Walk.windowOf(began), zone.zone());
        out.add(stay, FloorKey.Stay.STAY_MILLIS, to - from);
        atHomeBackstage |=
                zone.staffOnly()
                        && to - began >= Math.max(zone.dwellMillis(), Presence.LOST_WAY_MILLIS);
        if (to - began < zone.dwellMillis()) {
            return;
        }
        boolean wasDwell = from - began >= zone.dwellMillis();
        out.add(stay, FloorKey.Stay.DWELLS, wasDwell ? 0 : 1);
        out.add(stay, FloorKey.Stay.DWELL_MILLIS, wasDwell ? to - from : to - began);
    }

    private void move(Sighting next, Contribution out) {
        ZoneId zone = next.zones().first();
        if (zone == null || zone.equals(lastZone)) {
            return;
        }
        long begun = Walk.windowOf(start);
        if (lastZone == null) {
            out.add(new FloorKey.Stay(begun, zone), FloorKey.Stay.FIRST, 1);
        } else {
            out.add(new FloorKey.Move(Walk.windowOf(next.time()), lastZone, zone), 0, 1);
            out.add(new FloorKey.Stay(begun, lastZone), FloorKey.Stay.LAST, -1);
        }
        out.add(new FloorKey.Stay(begun, zone), FloorKey.Stay.LAST, 1);
        lastZone = zone;
        way.goOn(zone, day(), out);
    }

    private long day() {
        long dayMillis = Windows.PATHS.toMillis();
        return Math.floorDiv(start, dayMillis) * dayMillis;
    }

    private byte[] toBytes() {
        BytesOut out = new BytesOut();
        write(out);
        return out.toBytes();
    }

    void write(BytesOut out) {
        Sighting seen = last;
        int marks =
                (companion ? COMPANION : 0)
                        | (atHomeBackstage ? AT_HOME_BACKSTAGE : 0)
                        | (doors.cameByADoor() ? CAME_BY_A_DOOR : 0)
                        | (way.hasBought() ? BOUGHT : 0);
        out.octet(marks).octet(seen == null ? 0 : 1);
        if (seen == null) {
            return;
        }
        ChunkCodec.INSTANCE.write(new Chunk(List.of(seen)), out);
        out.signed(start).count(presenceMillis).count(backstageMillis).count(stays.size());
        new TreeMap<>(stays).forEach((zone, began) -> out.text(zone.value()).signed(began));
        out.count(visited.size());
        new TreeSet<>(visited).forEach(zone -> out.text(zone.value()));
        out.text(lastZone == null ? "" : lastZone.value());
        way.write(out);
        if (doors.cameByADoor()) {
            doors.write(out);
        }
        if (way.hasBought()) {
            way.writeBasket(out);
        }
    }

    static Visit read(BytesIn in) {
        int marks = in.octet();
        Visit visit = toBegin((marks & COMPANION) != 0);
        visit.atHomeBackstage = (marks & AT_HOME_BACKSTAGE) != 0;
        if (in.octet() == 0) {
            return visit;
        }
        visit.last = ChunkCodec.INSTANCE.read(in).sightings().getFirst();
        visit.start = in.signed();
        visit.presenceMillis = in.count();
        visit.backstageMillis = in.count();
        for (int i = in.size(); i > 0; i--) {
            visit.stays.put(ZoneId.of(in.text()), in.signed());
        }
        for (int i = in.size(); i > 0; i--) {
            visit.visited.add(ZoneId.of(in.text()));
        }
        String zone = in.text();
        visit.lastZone = zone.isEmpty() ? null : ZoneId.of(zone);
        visit.way = Way.read(in);
        if ((marks & CAME_BY_A_DOOR) != 0) {
            visit.doors = DoorsUsed.read(in);
        }
        if ((marks & BOUGHT) != 0) {
            visit.way.readBasket(in);
        }
        return visit;
    }
}
