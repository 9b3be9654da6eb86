package org.aisleflow.sim.world;

import java.util.List;
import org.aisleflow.contracts.catalog.Point;

/**
 * Where somebody truly was during a whole stay: straight lines between fixes.
 *
 * @param fixes at least one, in the order of their times
 */
public record Track(List<Fix> fixes) {
    /** Takes a copy. */
    public Track {
        fixes = List.copyOf(fixes);
        if (fixes.isEmpty()) {
            throw new IllegalArgumentException("a track has at least one fix");
        }
    }

    /**
     * A place at a moment.
     *
     * @param time milliseconds since 1970
     * @param x metres to the right of the plan's lower left
     * @param y metres above the plan's lower left
     */
    public record Fix(long time, double x, double y) {}

    /**
     * The moment it begins.
     *
     * @return milliseconds since 1970
     */
    public long from() {
        return fixes.getFirst().time();
    }

    /**
     * Where the person was.
     *
     * @param time milliseconds since 1970; before the first fix the first one counts, after the
     *     last the last
     * @return a place on the plan
     */
    public Point at(long time) {
        int after = firstAfter(time);
        if (after == 0 || after == fixes.size()) {
            Fix end = after == 0 ? fixes.getFirst() : fixes.getLast();
            return new Point(end.x(), end.y());
        }
        Fix before = fixes.get(after - 1);
        Fix next = fixes.get(after);
        double share = (double) (time - before.time()) / (next.time() - before.time());
        return new Point(
                before.x() + share * (next.x() - before.x()),
                before.y() + share * (next.y() - before.y()));
    }

    private int firstAfter(long time) {
        int low = 0;
        int high = fixes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fixes.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
