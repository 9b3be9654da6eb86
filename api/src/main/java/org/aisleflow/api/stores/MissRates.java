package org.aisleflow.api.stores;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.LineId;

/**
 * How far each door's counts are to be trusted: factors by which people counted in and out are
 * multiplied, and how much is left unexplained. They are learned from whole days, for whoever came
 * in has gone out by closing, and from the visits that the floor's sensors saw begin.
 *
 * <ul>
 *   <li>Each counter k has a factor a for in and c for out, before anything is known normal around
 *       1 with a standard deviation of 5 %.
 *   <li>A day's counts must balance: Σ a·in − Σ c·out = 0, with variance v · (in + out), where v =
 *       p (1 − p) and p = 3 % is the usual share of people miscounted.
 *   <li>Where floor and doors were well watched, Σ a·in = T, the visits that began: all shoppers
 *       and, as nobody knows by which door staff comes, half of the staff. Its standard deviation
 *       is 5 % of T and half of the staff, since such errors are the same every day.
 *   <li>The factors are the mean of the posterior (Bayesian linear regression, which is ridge
 *       regression around 1).
 *   <li>Per crossing v is, in the end, the mean of what the days left over, balance² / (in + out),
 *       with three days of the usual v before them; and as the factors come from n days only, 1 +
 *       1/n times as much. With fewer than three days all factors are 1 and v is the usual one.
 * </ul>
 *
 * @param factors of each counter that was heard of
 * @param variancePerCrossing v
 * @param trackedShare visits seen to begin / corrected people in; NaN if unknown
 * @param usual people counted in and out by each counter in these days
 * @param stay how long people stay
 */
record MissRates(
        Map<LineId, Factors> factors,
        double variancePerCrossing,
        double trackedShare,
        Map<LineId, Crossings> usual,
        MissRates.Stay stay) {
    /** The share of people who are usually miscounted. */
    static final double MISCOUNTED = 0.03;

    static final double USUAL_VARIANCE = MISCOUNTED * (1 - MISCOUNTED);

    private static final double PRIOR_DEVIATION = 0.05;
    private static final double TRACKED_DEVIATION = 0.05;
    private static final int LEAST_DAYS = 3;
    private static final int LEAST_CROSSINGS = 20;
    private static final int LEAST_TRACKED = 50;
    private static final Factors EXACT = new Factors(1, 1);

    /** A counter's factors for people in and out. */
    record Factors(double in, double out) {}

    /**
     * How long people stay; log-normal.
     *
     * @param minutes the median, in minutes
     * @param logDeviation the standard deviation of its logarithm
     */
    record Stay(double minutes, double logDeviation) {
        /** A quarter of an hour, give or take a factor of two: shops differ. */
        static final Stay UNKNOWN = new Stay(15, 0.7);

        private static final double LEARNED_DEVIATION = 0.1;

        /** Days of one shop differ little. */
        static Stay learned(double minutes) {
            return new Stay(minutes, LEARNED_DEVIATION);
        }
    }

    /** People counted in and out. */
    record Crossings(long in, long out) {
        Crossings plus(Crossings other) {
            return new Crossings(in + other.in, out + other.out);
        }
    }

    /**
     * What floor and doors told of the same times.
     *
     * @param counted people in by each counter
     * @param shoppers visits of shoppers that were seen to begin
     * @param staff the same of staff
     */
    record Tracked(Map<LineId, Long> counted, long shoppers, long staff) {}

    /** Nothing is known: every counter counts as usual. */
    static MissRates unknown() {
        return new MissRates(Map.of(), USUAL_VARIANCE, Double.NaN, Map.of(), Stay.UNKNOWN);
    }

    Factors of(LineId line) {
        return factors.getOrDefault(line, EXACT);
    }

    /** The same with what was learned of how long people stay. */
    MissRates with(Stay known) {
        return new MissRates(factors, variancePerCrossing, trackedShare, usual, known);
    }

    /** Whether there were days enough to learn from. */
    boolean isLearned() {
        return !factors.isEmpty();
    }

    /**
     * Learns.
     *
     * @param days whole days, from opening to closing, of which all was watched
     * @param tracked what floor and doors told of the same times
     */
    static MissRates learn(Collection<Map<LineId, Crossings>> days, Tracked tracked) {
        List<Map<LineId, Crossings>> busy =
                days.stream().filter(day -> total(day) >= LEAST_CROSSINGS).toList();
        List<LineId> lines =
                busy.stream().flatMap(day -> day.keySet().stream()).distinct().sorted().toList();
        Map<LineId, Crossings> usual = sums(busy);
        if (busy.size() < LEAST_DAYS) {
            return new MissRates(Map.of(), USUAL_VARIANCE, Double.NaN, usual, Stay.UNKNOWN);
        }
        double[] factors = factors(lines, busy, tracked);
        double left = LEAST_DAYS * USUAL_VARIANCE;
        for (Map<LineId, Crossings> day : busy) {
            double balance = dot(factors, balanceOf(lines, day));
            left += balance * balance / total(day);
        }
        double variance = left / (LEAST_DAYS + busy.size()) * (1 + 1.0 / busy.size());
        Map<LineId, Factors> named = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            named.put(lines.get(i), new Factors(factors[2 * i], factors[2 * i + 1]));
        }
        return new MissRates(
                Map.copyOf(named), variance, share(lines, factors, tracked), usual, Stay.UNKNOWN);
    }

    private static double share(List<LineId> lines, double[] factors, Tracked tracked) {
        double in = dot(factors, countedOf(lines, tracked));
        return tracked.shoppers < LEAST_TRACKED || in <= 0
                ? Double.NaN
                : (tracked.shoppers + tracked.staff / 2.0) / in;
    }

    /** Minimizes Σ balance² / σ² over the days and Σ (f − 1)² / τ² over the factors; and scales. */
    private static double[] factors(
            List<LineId> lines, List<Map<LineId, Crossings>> days, Tracked tracked) {
        var normal = new NormalEquations(2 * lines.size());
        for (int i = 0; i < 2 * lines.size(); i++) {
            double[] one = new double[2 * lines.size()];
            one[i] = 1;
            normal.add(one, 1, PRIOR_DEVIATION * PRIOR_DEVIATION);
        }
        double[] counted = new double[2 * lines.size()];
        for (Map<LineId, Crossings> day : days) {
            double[] balance = balanceOf(lines, day);
            normal.add(balance, 0, USUAL_VARIANCE * total(day));
            for (int i = 0; i < counted.length; i++) {
                counted[i] += Math.abs(balance[i]);
            }
        }
        double[] factors = normal.solve();
        double mean = dot(factors, counted) / Arrays.stream(counted).sum();
        double scale = scale(dot(factors, countedOf(lines, tracked)) / mean, tracked) / mean;
        for (int i = 0; i < factors.length; i++) {
            factors[i] *= scale;
        }
        return factors;
    }

    private static double scale(double in, Tracked tracked) {
        if (tracked.shoppers < LEAST_TRACKED || in <= 0) {
            return 1;
        }
        double staff = tracked.staff / 2.0;
        double visits = tracked.shoppers + staff;
        double deviation = Math.hypot(TRACKED_DEVIATION * visits, staff) / in;
        double prior = 1 / (PRIOR_DEVIATION * PRIOR_DEVIATION);
        double seen = 1 / (deviation * deviation);
        return (prior + seen * visits / in) / (prior + seen);
    }

    private static double[] balanceOf(List<LineId> lines, Map<LineId, Crossings> day) {
        double[] row = new double[2 * lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            Crossings crossings = day.getOrDefault(lines.get(i), new Crossings(0, 0));
            row[2 * i] = crossings.in;
            row[2 * i + 1] = -crossings.out;
        }
        return row;
    }

    private static double[] countedOf(List<LineId> lines, Tracked tracked) {
        double[] row = new double[2 * lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            row[2 * i] = tracked.counted.getOrDefault(lines.get(i), 0L);
        }
        return row;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static long total(Map<LineId, Crossings> day) {
        return day.values().stream().mapToLong(door -> door.in + door.out).sum();
    }

    private static Map<LineId, Crossings> sums(List<Map<LineId, Crossings>> days) {
        Map<LineId, Crossings> sums = new HashMap<>();
        days.forEach(day -> day.forEach((line, door) -> sums.merge(line, door, Crossings::plus)));
        return Map.copyOf(sums);
    }
}
