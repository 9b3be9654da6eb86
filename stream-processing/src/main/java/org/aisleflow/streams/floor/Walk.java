package org.aisleflow.streams.floor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a track's sightings in the order of their event times ({@link Sighting#ORDER}) and
 * says what each adds. These are the definitions of all numbers of the floor; whoever computes them
 * again from the sightings must do the same:
 *
 * <ul>
 *   <li><b>Track</b>: all sightings with the same id in a store; where sensors swap ids, all of
 *       whoever goes by it at first, as {@link ExchangeRule} tells. <b>Trail</b> (a visit):
 *       sightings of a track of which each is at most 30 s after the one before; a longer gap ends
 *       the trail and begins the next.
 *   <li><b>Window</b>: 5 minutes of event time, from multiples of 5 minutes since 1970.
 *   <li><b>Heat</b>: a sighting at (x, y) with 0 ≤ x &lt; width and 0 ≤ y &lt; depth is in the cell
 *       (⌊x / 0.5⌋, ⌊y / 0.5⌋). <i>visits</i> of a cell in a window: tracks with at least one
 *       sighting in both. <i>seconds</i>: each sighting adds, to its own cell and window, the time
 *       to the same track's next sighting (of whatever trail and wherever it is), at most 5 s; the
 *       last adds nothing. Other sightings are <i>outside</i> and have no cell.
 *   <li><b>Place</b>: of what an exact sensor saw, where it saw it; of what a sensor saw whose
 *       catalog entry has an {@code accuracyMetres} above 0, what {@link Smoothing} makes of it.
 *       Cells and their <i>outside</i> take no notice of that, all other numbers do.
 *   <li><b>In a zone</b>: a place inside its polygon or on the polygon's edge. A place can be in
 *       several zones and counts in each. Where sensors tell corners, {@link ShallowStays} count in
 *       the zone around them.
 *   <li><b>Visit</b>: one person's trail, or several trails of one person put together as {@link
 *       Stitching} defines: of a trail that continues another, what was seen after the other's end
 *       goes on with the other's visit. Cells know nothing of that, they count tracks.
 *   <li><b>Stay</b>: consecutive sightings of a visit that are all in the zone; it lasts from the
 *       first to the last of them, whatever the gaps of up to 30 s between. Each is an
 *       <i>entry</i>, also if the visit begins or reappears in the zone; the first one of a visit
 *       in a zone is its <i>unique visit</i>; one of at least the zone's {@code dwellSeconds} is a
 *       <i>dwell</i>. All of it counts in the window of the stay's first sighting.
 *   <li>A visit's seconds are from its first to its last sighting, its metres are the distances
 *       between the places of consecutive sightings added up, and it is a <i>bounce</i> if it is
 *       under 60 s. It counts in the window of its first sighting; its seconds count once more, as
 *       presence, each in its own window.
 *   <li><b>Move</b>: the sightings of a visit that are in some zone, each taken for the first of
 *       its zones in the catalog's order; wherever that zone changes from i to j there is a move
 *       i→j, in the window of the sighting in j. Sightings in no zone between them do not matter.
 *       The zones of the first and the last of them are where the visit begins and ends, counted in
 *       the window of the visit's first sighting.
 *   <li><b>Staff</b>: a track with a staff badge in any sighting; or whose visits (each as far as
 *       it had gone when the track was last seen in it, with what it continues) last more than 3
 *       hours together; or were more than half of at least 5 minutes in zones for staff only; or
 *       have a stay in one of these that lasts as long as a dwell there, and 30 s. A track is staff
 *       as well that has part in a visit in which a track with a badge has part too, or which by
 *       itself is such as those of staff; and one that has no visit and is the shadow of staff.
 *       Staff counts nowhere, but its visits and its presence are counted as staff's.
 *   <li><b>Way</b>: the zones of a visit's moves, its first one included, up to six; counted in the
 *       UTC day of the visit's first sighting. What its {@link Buyers} bought counts with it.
 *   <li><b>Entry and exit</b>: a place at most 2 m from a door's line is at the door, the first of
 *       the catalog if there are several. A visit whose first place is at a door came in by it, and
 *       leaves by the door that its last place is at; counted like ways.
 * </ul>
 */
final class Walk {
    static final long LONGEST_GAP_MILLIS = 30_000;
    static final long LONGEST_STEP_MILLIS = 5_000;
    private static final long WINDOW_MILLIS = Windows.FLOOR.toMillis();

    private @Nullable Sighting last;
    private long trailStart;
    private Visit visit = new Visit();
    // What was seen until then adds nothing to the visit.
    private long visitFrom = Long.MIN_VALUE;
    // The cells of the window that the last sighting is in.
    private final Set<Integer> cells = new HashSet<>();
    private long cellsWindow = Long.MIN_VALUE;

    /** What is known of a track beside its sightings. */
    interface Known {
        /**
         * How a trail begins.
         *
         * @param first its first sighting
         */
        Beginning beginning(Sighting first);

        /**
         * What was bought between two sightings of a trail.
         *
         * @param from time of the first
         * @param to time of the second, included
         * @return null if nothing was
         */
        @Nullable Basket bought(long from, long to);
    }

    static long windowOf(long time) {
        return Math.floorDiv(time, WINDOW_MILLIS) * WINDOW_MILLIS;
    }

    static long endOfWindow(long time) {
        return windowOf(time) + WINDOW_MILLIS;
    }

    @Nullable Sighting last() {
        return last;
    }

    /** When the trail began that the last sighting is in. */
    long trailStart() {
        return trailStart;
    }

    /** How the visit stands that the last sighting is in; only to be looked at. */
    Visit visitSoFar() {
        return visit;
    }

    /** How the visit stands that the last sighting is in. */
    Visit visit() {
        return visit.copy();
    }

    /** The same, to go on from there. */
    Walk copy() {
        Walk copy = copyForNextWindow();
        copy.cells.addAll(cells);
        copy.cellsWindow = cellsWindow;
        return copy;
    }

    /** The same, to go on from there into a later window. */
    Walk copyForNextWindow() {
        Walk copy = new Walk();
        copy.last = last;
        copy.trailStart = trailStart;
        copy.visit = visit.copy();
        copy.visitFrom = visitFrom;
        return copy;
    }

    /** Takes the next sighting. */
    void step(Sighting next, Known known, Contribution out) {
        Sighting previous = last;
        if (previous != null && previous.cell() != Layout.OUTSIDE) {
            FloorKey cell = new FloorKey.Heat(windowOf(previous.time()), previous.cell());
            long millis = next.time() - previous.time();
            out.add(cell, FloorKey.Heat.MILLIS, Math.min(millis, LONGEST_STEP_MILLIS));
        }
        Basket bought = null;
        if (previous == null || next.time() - previous.time() > LONGEST_GAP_MILLIS) {
            trailStart = next.time();
            begin(known.beginning(next));
        } else {
            bought = known.bought(previous.time(), next.time());
        }
        if (next.time() > visitFrom) {
            visit.step(next, out);
            if (bought != null) {
                visit.buy(bought, out);
            }
        }
        heat(next, out);
        last = next;
    }

    private void begin(Beginning beginning) {
        switch (beginning) {
            case Beginning.Anew(boolean companion) -> {
                visit = Visit.toBegin(companion);
                visitFrom = Long.MIN_VALUE;
            }
            case Beginning.Shadow _ -> {
                visit = new Visit();
                visitFrom = Long.MAX_VALUE;
            }
            case Beginning.Continued continued -> {
                visit = continued.visit().copy();
                visitFrom = continued.overlaps() ? continued.end() : Long.MIN_VALUE;
            }
        }
    }

    private void heat(Sighting next, Contribution out) {
        long window = windowOf(next.time());
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
        out.signed(trailStart).signed(visitFrom);
        visit.write(out);
    }

    static Walk read(BytesIn in) {
        Walk walk = new Walk();
        if (in.octet() == 0) {
            return walk;
        }
        walk.last = ChunkCodec.INSTANCE.read(in).sightings().getFirst();
        walk.trailStart = in.signed();
        walk.visitFrom = in.signed();
        walk.visit = Visit.read(in);
        return walk;
    }
}
