package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;

/** Where somebody is at which time: straight lines between known moments, added as they walk. */
final class Walk {
    private final List<Track.Fix> fixes = new ArrayList<>();

    Walk(long time, Point place) {
        add(time, place);
    }

    private void add(long time, Point place) {
        fixes.add(new Track.Fix(time, place.x(), place.y()));
    }

    /** Goes on to a place at a speed; leaves at the end of what is known so far. */
    Walk to(Point place, double metresPerSecond) {
        double metres = Path.metres(destination(), place);
        if (metres > 0) {
            // Rounded up, so that nobody is ever faster than they can walk.
            long millis = (long) Math.ceil(metres / metresPerSecond * 1_000);
            add(end() + millis, place);
        }
        return this;
    }

    Walk along(Path path, double metresPerSecond) {
        path.points().forEach(point -> to(point, metresPerSecond));
        return this;
    }

    /** Stays until a time; a time that has passed already changes nothing. */
    Walk waitUntil(long time) {
        if (time > end()) {
            add(time, destination());
        }
        return this;
    }

    long end() {
        return fixes.getLast().time();
    }

    Point destination() {
        Track.Fix last = fixes.getLast();
        return new Point(last.x(), last.y());
    }

    /** Where they are; the moments asked for are mostly late ones, so it looks from the end. */
    Point at(long time) {
        int after = fixes.size();
        while (after > 0 && fixes.get(after - 1).time() > time) {
            after--;
        }
        int from = Math.max(0, after - 1);
        return new Track(fixes.subList(from, Math.min(after + 1, fixes.size()))).at(time);
    }

    /** The whole way, seen from a little beside and a little later. */
    Track track(double asideX, double asideY, long laterMillis) {
        return new Track(
                fixes.stream()
                        .map(fix ->
                                new Track.Fix(
                                        fix.time() + laterMillis,
                                        fix.x() + asideX,
                                        fix.y() + asideY))
                        .toList());
    }
}
