package org.aisleflow.api.stores;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aisleflow.contracts.ids.LineId;

/**
 * Whether the door counters still count as they used to, by what must be conserved. Counts are
 * corrected by what {@link MissRates} has learned, so that a counter's usual errors are none here.
 *
 * <ul>
 *   <li><b>Floor</b>: nobody comes or goes but by a door, so over an hour in − out is what the
 *       number of people on the floor has changed by. Variance: v per crossing; for each of the two
 *       numbers m of people 0.25 + (0.05 m)², and a 144th of the crossings of the hour, since m is
 *       the mean of five minutes and is taken for their middle (a random walk's λT / 12).
 *   <li><b>Tracked</b>: over an hour, people in are the visits that the floor's sensors saw begin,
 *       divided by the share of them that these see usually. Variance: v per person in, one per
 *       visit that is told from another only by its place (5 %, 15 % without a usual share).
 *   <li><b>Tills</b>: since opening, receipts are no more than people in. Variance: v per person
 *       in, and one in a hundred receipts.
 *   <li><b>Balance</b>: since opening, no more go out than came in; and after closing, no fewer.
 *       Variance: v per crossing.
 * </ul>
 *
 * Doors count staff as they do shoppers, the floor tells both apart, and nobody knows which door
 * staff takes: floor and tracked are compared with shoppers alone and with staff added, and the
 * smaller difference counts, none if one is positive and the other negative.
 *
 * <p>Beyond 4 standard deviations and 2 people a counter drifts. Named is the one whose share of
 * the people in the direction in question has changed most since the past days, in the sense that
 * explains the difference: the largest z = (n − s N) / √(N s (1 − s)), with its usual share s.
 *
 * @param rates how the counters usually count
 */
record CounterCheck(MissRates rates) {
    private static final double DEVIATIONS = 4;
    private static final double LEAST_PEOPLE = 2;
    private static final double LEAST_FLOOR_VARIANCE = 0.25;
    private static final double FLOOR_ERROR = 0.05;
    private static final double OF_A_MEAN = 1.0 / 144;
    private static final double TRACKED_ERROR = 0.05;
    private static final double UNUSUAL_TRACKED_ERROR = 0.15;
    private static final double MISRUNG = 0.01;

    /** What is compared. */
    enum Law {
        FLOOR,
        TRACKED,
        TILLS,
        BALANCE
    }

    /**
     * People by a number in which staff may or may not be.
     *
     * @param shoppers shoppers
     * @param staff staff
     */
    record People(double shoppers, double staff) {
        People minus(People other) {
            return new People(shoppers - other.shoppers, staff - other.staff);
        }

        double all() {
            return shoppers + staff;
        }

        People times(double factor) {
            return new People(shoppers * factor, staff * factor);
        }
    }

    /**
     * A counter that drifts.
     *
     * @param line the counter's door
     * @param law what does not hold
     * @param surplus people in more than there should be, or out fewer; negative if the other way
     *     round
     * @param tolerance people that would not have been noticed
     */
    record Drift(LineId line, Law law, double surplus, double tolerance) {}

    /**
     * Compares in − out of an hour with people on the floor.
     *
     * @param hour crossings of the hour
     * @param before people on the floor when it began
     * @param after people on the floor when it ended
     */
    Optional<Drift> floor(Map<LineId, MissRates.Crossings> hour, People before, People after) {
        double variance =
                (rates.variancePerCrossing() + 2 * OF_A_MEAN) * (in(hour) + out(hour))
                        + ofFloor(before)
                        + ofFloor(after);
        double surplus = leastDifference(in(hour) - out(hour), after.minus(before));
        return judge(Law.FLOOR, surplus, variance, hour, true);
    }

    /**
     * Compares people in with visits that were seen to begin.
     *
     * @param hour crossings of the hour
     * @param begun visits that began in it
     */
    Optional<Drift> tracked(Map<LineId, MissRates.Crossings> hour, People begun) {
        boolean usual = !Double.isNaN(rates.trackedShare());
        People expected = usual ? begun.times(1 / rates.trackedShare()) : begun;
        double error = (usual ? TRACKED_ERROR : UNUSUAL_TRACKED_ERROR) * expected.all();
        double variance =
                rates.variancePerCrossing() * in(hour)
                        + TRACKED_ERROR * expected.all()
                        + error * error;
        double surplus = leastDifference(in(hour), expected);
        return judge(Law.TRACKED, surplus, variance, hour, false);
    }

    /**
     * Compares people in with receipts.
     *
     * @param day crossings since opening
     * @param receipts receipts since then
     */
    Optional<Drift> tills(Map<LineId, MissRates.Crossings> day, long receipts) {
        double variance =
                rates.variancePerCrossing() * in(day) + MISRUNG * (1 - MISRUNG) * receipts;
        double surplus = Math.min(0, in(day) - receipts);
        return judge(Law.TILLS, surplus, variance, day, false);
    }

    /**
     * Compares people in with people out.
     *
     * @param day crossings since opening
     * @param closed whether everybody must have left by now
     */
    Optional<Drift> balance(Map<LineId, MissRates.Crossings> day, boolean closed) {
        double inside = in(day) - out(day);
        double variance = rates.variancePerCrossing() * (in(day) + out(day));
        double surplus = closed ? inside : Math.min(0, inside);
        return judge(Law.BALANCE, surplus, variance, day, true);
    }

    private Optional<Drift> judge(
            Law law,
            double surplus,
            double variance,
            Map<LineId, MissRates.Crossings> crossings,
            boolean outCounts) {
        double tolerance = Math.max(LEAST_PEOPLE, DEVIATIONS * Math.sqrt(variance));
        if (Math.abs(surplus) <= tolerance) {
            return Optional.empty();
        }
        Map<LineId, Double> strange = new HashMap<>();
        for (LineId line : lines(crossings)) {
            double ofIn = change(crossings, line, true);
            double ofOut = outCounts ? change(crossings, line, false) : 0;
            strange.put(line, Math.signum(surplus) * (ofIn - ofOut));
        }
        return strange.entrySet().stream()
                .max(
                        Map.Entry.<LineId, Double>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new Drift(most.getKey(), law, surplus, tolerance));
    }

    private Set<LineId> lines(Map<LineId, MissRates.Crossings> crossings) {
        Set<LineId> lines = new HashSet<>(rates.usual().keySet());
        lines.addAll(crossings.keySet());
        return lines;
    }

    private double change(Map<LineId, MissRates.Crossings> now, LineId line, boolean in) {
        double all = sum(now, in);
        double share = at(rates.usual(), line, in) / Math.max(1, sum(rates.usual(), in));
        double variance = all * share * (1 - share);
        return variance == 0 ? 0 : (at(now, line, in) - share * all) / Math.sqrt(variance);
    }

    private static double sum(Map<LineId, MissRates.Crossings> crossings, boolean in) {
        return crossings.keySet().stream().mapToDouble(line -> at(crossings, line, in)).sum();
    }

    private static double at(Map<LineId, MissRates.Crossings> crossings, LineId line, boolean in) {
        MissRates.Crossings door = crossings.get(line);
        return door == null ? 0 : in ? door.in() : door.out();
    }

    private double in(Map<LineId, MissRates.Crossings> crossings) {
        return crossings.entrySet().stream()
                .mapToDouble(door -> rates.of(door.getKey()).in() * door.getValue().in())
                .sum();
    }

    private double out(Map<LineId, MissRates.Crossings> crossings) {
        return crossings.entrySet().stream()
                .mapToDouble(door -> rates.of(door.getKey()).out() * door.getValue().out())
                .sum();
    }

    /** The difference that is nearest to none, whatever share of staff is in the number. */
    private static double leastDifference(double counted, People expected) {
        double one = counted - expected.shoppers;
        double other = counted - expected.all();
        if (one * other <= 0) {
            return 0;
        }
        return Math.abs(one) < Math.abs(other) ? one : other;
    }

    private static double ofFloor(People people) {
        double all = people.all();
        return LEAST_FLOOR_VARIANCE + FLOOR_ERROR * all * FLOOR_ERROR * all;
    }
}
