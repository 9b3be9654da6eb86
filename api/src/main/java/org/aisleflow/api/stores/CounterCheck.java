package org.aisleflow.api.stores;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.ids.LineId;

/**
 * Whether the doors and the floor still tell the same: nobody comes or goes but by a door, so over
 * an hour in − out is what the number of people on the floor has changed by.
 *
 * <ul>
 *   <li>The difference d = (in − out) − (people after − people before) has the variance p (1 − p)
 *       (in + out) of crossings miscounted with probability p = 3 %, and 0.25 + (0.05 m)² for each
 *       of the two numbers m of people on the floor.
 *   <li>Beyond 4 standard deviations and 2 people a counter drifts: with d &lt; 0 somebody is
 *       missed going in or counted twice going out; with d &gt; 0 the other way round.
 *   <li>Named is the counter whose share of the people in that direction has changed most since the
 *       past days, in the direction that explains d: the largest z = |n − s N| / √(N s (1 − s)),
 *       with its usual share s.
 * </ul>
 */
final class CounterCheck {
    private static final double DEVIATIONS = 4;
    private static final double LEAST_PEOPLE = 2;
    private static final double LEAST_FLOOR_VARIANCE = 0.25;
    private static final double FLOOR_ERROR = 0.05;

    private final Map<LineId, long[]> usual = new HashMap<>();
    private final Map<LineId, long[]> recent = new HashMap<>();

    /** Where a counter's numbers of people in and out are. */
    private static final int IN = 0;

    private static final int OUT = 1;

    /**
     * A counter that drifts.
     *
     * @param line the counter's door
     * @param surplus people more than the floor shows; negative if fewer
     * @param tolerance people that would not have been noticed
     */
    record Drift(LineId line, double surplus, double tolerance) {}

    /**
     * @param past footfall of the past days
     * @param hour footfall of the hour in question
     */
    CounterCheck(Collection<FootfallWindow> past, Collection<FootfallWindow> hour) {
        past.forEach(window -> add(usual, window));
        hour.forEach(window -> add(recent, window));
    }

    /**
     * Looks for a counter that drifts.
     *
     * @param before people on the floor when the hour began
     * @param after people on the floor when it ended
     * @return the counter, or empty if all is within its errors
     */
    Optional<Drift> check(double before, double after) {
        long in = sum(recent, IN);
        long out = sum(recent, OUT);
        double surplus = in - out - (after - before);
        double variance =
                Occupancy.MISCOUNTED * (1 - Occupancy.MISCOUNTED) * (in + out)
                        + ofFloor(before)
                        + ofFloor(after);
        double tolerance = Math.max(LEAST_PEOPLE, DEVIATIONS * Math.sqrt(variance));
        return Math.abs(surplus) <= tolerance
                ? Optional.empty()
                : suspect(surplus).map(line -> new Drift(line, surplus, tolerance));
    }

    private Optional<LineId> suspect(double surplus) {
        LineId suspect = null;
        double most = Double.NEGATIVE_INFINITY;
        for (LineId line : usual.keySet()) {
            // Too few are missed in one direction, or too many counted in the other.
            double strange =
                    surplus < 0
                            ? Math.max(-change(line, IN), change(line, OUT))
                            : Math.max(change(line, IN), -change(line, OUT));
            if (strange > most) {
                most = strange;
                suspect = line;
            }
        }
        return Optional.ofNullable(suspect);
    }

    private double change(LineId line, int direction) {
        double share = at(usual, line, direction) / (double) Math.max(1, sum(usual, direction));
        double all = sum(recent, direction);
        double variance = all * share * (1 - share);
        return variance == 0
                ? 0
                : (at(recent, line, direction) - share * all) / Math.sqrt(variance);
    }

    private static double ofFloor(double people) {
        return LEAST_FLOOR_VARIANCE + FLOOR_ERROR * people * FLOOR_ERROR * people;
    }

    private static void add(Map<LineId, long[]> sums, FootfallWindow window) {
        long[] sum = sums.computeIfAbsent(window.line(), _ -> new long[2]);
        sum[IN] += window.in();
        sum[OUT] += window.out();
    }

    private static long at(Map<LineId, long[]> sums, LineId line, int direction) {
        long[] sum = sums.get(line);
        return sum == null ? 0 : sum[direction];
    }

    private static long sum(Map<LineId, long[]> sums, int direction) {
        return sums.values().stream().mapToLong(sum -> sum[direction]).sum();
    }
}
