package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;

/** Where somebody is at which time: straight lines between known moments. */
final class Walk {
    private final List<Moment> moments = new ArrayList<>();

    Walk(long time, Point place) {
        moments.add(new Moment(time, place));
    }

    /** Goes on to a place at a speed; leaves at the end of what is known so far. */
    Walk to(Point place, double metresPerSecond) {
        Moment last = moments.getLast();
        double metres = Path.metres(last.place, place);
        if (metres > 0) {
            // Rounded up, so that nobody is ever faster than they can walk.
            long millis = (long) Math.ceil(metres / metresPerSecond * 1_000);
            moments.add(new Moment(last.time + millis, place));
        }
        return this;
    }

    Walk along(Path path, double metresPerSecond) {
        path.points().forEach(point -> to(point, metresPerSecond));
        return this;
    }

    /** Stays until a time; a time that has passed already changes nothing. */
    Walk waitUntil(long time) {
        Moment last = moments.getLast();
        if (time > last.time) {
            moments.add(new Moment(time, last.place));
        }
        return this;
    }

    long end() {
        return moments.getLast().time;
    }

    Point destination() {
        return moments.getLast().place;
    }

    Point at(long time) {
        Moment before = moments.getFirst();
        for (Moment moment : moments) {
            if (moment.time > time) {
                return before.time >= time ? before.place : between(before, moment, time);
            }
            before = moment;
        }
        return before.place;
    }

    private static Point between(Moment before, Moment after, long time) {
        double share = (double) (time - before.time) / (after.time - before.time);
        return new Point(
                before.place.x() + share * (after.place.x() - before.place.x()),
                before.place.y() + share * (after.place.y() - before.place.y()));
    }

    private record Moment(long time, Point place) {}
}
