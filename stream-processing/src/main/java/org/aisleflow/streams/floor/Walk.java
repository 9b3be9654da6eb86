package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a track's sightings in the order of their event times ({@link Sighting#ORDER}) and
 * says what each adds. These are the definitions of all numbers of the floor; whoever computes them
 * again from the sightings must do the same:
 *
 * <ul>
 *   <li><b>Track</b>: all sightings with the same id in a store. <b>Trail</b> (a visit): sightings
 *       of a track of which each is at most 30 s after the one before; a longer gap ends the trail
 *       and begins the next.
 *   <li><b>Window</b>: 5 minutes of event time, from multiples of 5 minutes since 1970.
 *   <li><b>Heat</b>: a sighting at (x, y) with 0 ≤ x &lt; width and 0 ≤ y &lt; depth is in the cell
 *       (⌊x / 0.5⌋, ⌊y / 0.5⌋). <i>visits</i> of a cell in a window: tracks with at least one
 *       sighting in both. <i>seconds</i>: each sighting adds, to its own cell and window, the time
 *       to the same track's next sighting (of whatever trail and wherever it is), at most 5 s; the
 *       last adds nothing. Other sightings are <i>outside</i> and have no cell.
 *   <li><b>In a zone</b>: inside its polygon or on the polygon's edge. A place can be in several
 *       zones and counts in each.
 *   <li><b>Stay</b>: consecutive sightings of a trail that are all in the zone; it lasts from the
 *       first to the last of them, whatever the gaps of up to 30 s between. Each is an
 *       <i>entry</i>, also if the trail begins or reappears in the zone; the first one of a trail
 *       in a zone is its <i>unique visit</i>; one of at least the zone's {@code dwellSeconds} is a
 *       <i>dwell</i>. All of it counts in the window of the stay's first sighting.
 *   <li><b>Visit</b>: a trail; its seconds are from its first to its last sighting, its metres are
 *       the distances between consecutive sightings added up, and it is a <i>bounce</i> if it is
 *       under 60 s. It counts in the window of its first sighting.
 *   <li><b>Move</b>: the sightings of a trail that are in some zone, each taken for the first of
 *       its zones in the catalog's order; wherever that zone changes from i to j there is a move
 *       i→j, in the window of the sighting in j. Sightings in no zone between them do not matter.
 *   <li><b>Staff</b>: a track with a staff badge in any sighting, or whose trails last more than 3
 *       hours together, counts nowhere, but its trails are counted as staff's.
 * </ul>
 */
final class Walk {
    static final long LONGEST_GAP_MILLIS = 30_000;
    static final long LONGEST_STEP_MILLIS = 5_000;
    static final long BOUNCE_MILLIS = 60_000;
    private static final double MICROMETRES = 1e6;

    private @Nullable Sighting last;
    private long trailStart;
    // When the stays began that the last sighting is in.
    private final Map<ZoneId, Long> stays = new HashMap<>();
    private final Set<ZoneId> visited = new HashSet<>();
    private @Nullable ZoneId lastZone;
    // The cells of the window that the last sighting is in.
    private final Set<Integer> cells = new HashSet<>();
    private long cellsWindow = Long.MIN_VALUE;

    static long windowOf(long time) {
        long length = Windows.FLOOR.toMillis();
        return Math.floorDiv(time, length) * length;
    }

    @Nullable Sighting last() {
        return last;
    }

    /** The same, to go on from there into a later window. */
    Walk copyForNextWindow() {
        Walk copy = new Walk();
        copy.last = last;
        copy.trailStart = trailStart;
        copy.stays.putAll(stays);
        copy.visited.addAll(visited);
        copy.lastZone = lastZone;
        return copy;
    }

    /** Takes the next sighting. */
    void step(Sighting next, Contribution out) {
        Sighting previous = last;
        long window = windowOf(next.time());
        if (previous == null) {
            begin(next, window, out);
        } else {
            long millis = next.time() - previous.time();
            if (previous.cell() != Layout.OUTSIDE) {
                FloorKey cell = new FloorKey.Heat(windowOf(previous.time()), previous.cell());
                out.add(cell, FloorKey.Heat.MILLIS, Math.min(millis, LONGEST_STEP_MILLIS));
            }
            if (millis > LONGEST_GAP_MILLIS) {
                begin(next, window, out);
            } else {
                goOn(previous, next, window, out);
            }
        }
        heat(next, window, out);
        last = next;
    }

    private void begin(Sighting next, long window, Contribution out) {
        trailStart = next.time();
        stays.clear();
        visited.clear();
        lastZone = next.zones().first();
        FloorKey visits = new FloorKey.Visits(window);
        out.add(visits, FloorKey.Visits.VISITS, 1);
        out.add(visits, FloorKey.Visits.BOUNCES, 1);
        next.zones().zones().forEach(zone -> enter(zone, next.time(), out));
    }

    private void goOn(Sighting previous, Sighting next, long window, Contribution out) {
        long millis = next.time() - previous.time();
        FloorKey visits = new FloorKey.Visits(windowOf(trailStart));
        out.add(visits, FloorKey.Visits.MILLIS, millis);
        double metres = Math.hypot(next.x() - previous.x(), next.y() - previous.y());
        out.add(visits, FloorKey.Visits.MICROMETRES, Math.round(metres * MICROMETRES));
        long before = previous.time() - trailStart;
        if (before < BOUNCE_MILLIS && before + millis >= BOUNCE_MILLIS) {
            out.add(visits, FloorKey.Visits.BOUNCES, -1);
        }
        for (ZoneSet.Member zone : next.zones().zones()) {
            Long began = stays.get(zone.zone());
            if (began == null) {
                enter(zone, next.time(), out);
            } else {
                stay(zone, began, previous.time(), next.time(), out);
            }
        }
        for (ZoneSet.Member zone : previous.zones().zones()) {
            if (next.zones().find(zone.zone()) == null) {
                stays.remove(zone.zone());
            }
        }
        move(next.zones().first(), window, out);
    }

    private void enter(ZoneSet.Member zone, long time, Contribution out) {
        FloorKey stay = new FloorKey.Stay(windowOf(time), zone.zone());
        stays.put(zone.zone(), time);
        out.add(stay, FloorKey.Stay.ENTRIES, 1);
        if (visited.add(zone.zone())) {
            out.add(stay, FloorKey.Stay.UNIQUE, 1);
        }
        if (zone.dwellMillis() == 0) {
            out.add(stay, FloorKey.Stay.DWELLS, 1);
        }
    }

    private static void stay(
            ZoneSet.Member zone, long began, long from, long to, Contribution out) {
        FloorKey stay = new FloorKey.Stay(windowOf(began), zone.zone());
        out.add(stay, FloorKey.Stay.STAY_MILLIS, to - from);
        if (to - began < zone.dwellMillis()) {
            return;
        }
        boolean wasDwell = from - began >= zone.dwellMillis();
        out.add(stay, FloorKey.Stay.DWELLS, wasDwell ? 0 : 1);
        out.add(stay, FloorKey.Stay.DWELL_MILLIS, wasDwell ? to - from : to - began);
    }

    private void move(@Nullable ZoneId zone, long window, Contribution out) {
        if (zone == null) {
            return;
        }
        if (lastZone != null && !lastZone.equals(zone)) {
            out.add(new FloorKey.Move(window, lastZone, zone), 0, 1);
        }
        lastZone = zone;
    }

    private void heat(Sighting next, long window, Contribution out) {
        if (next.cell() == Layout.OUTSIDE) {
            out.add(new FloorKey.Outside(window), 0, 1);
            return;
        }
        if (window != cellsWindow) {
            cells.clear();
            cellsWindow = window;
        }
        if (cells.add(next.cell())) {
            out.add(new FloorKey.Heat(window, next.cell()), FloorKey.Heat.VISITS, 1);
        }
    }

    void write(BytesOut out) {
        Sighting seen = last;
        out.octet(seen == null ? 0 : 1);
        if (seen == null) {
            return;
        }
        ChunkCodec.INSTANCE.write(new Chunk(List.of(seen)), out);
        out.signed(trailStart).count(stays.size());
        stays.forEach((zone, began) -> out.text(zone.value()).signed(began));
        out.count(visited.size());
        visited.forEach(zone -> out.text(zone.value()));
        out.text(lastZone == null ? "" : lastZone.value());
    }

    static Walk read(BytesIn in) {
        Walk walk = new Walk();
        if (in.octet() == 0) {
            return walk;
        }
        walk.last = new ArrayList<>(ChunkCodec.INSTANCE.read(in).sightings()).getFirst();
        walk.trailStart = in.signed();
        for (int i = in.size(); i > 0; i--) {
            walk.stays.put(ZoneId.of(in.text()), in.signed());
        }
        for (int i = in.size(); i > 0; i--) {
            walk.visited.add(ZoneId.of(in.text()));
        }
        String zone = in.text();
        walk.lastZone = zone.isEmpty() ? null : ZoneId.of(zone);
        return walk;
    }
}
