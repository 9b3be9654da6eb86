package org.aisleflow.api.stores;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.Band;
import org.jspecify.annotations.Nullable;

/**
 * Foretells people in per hour from the same hour of the weeks before, in the store's own time.
 *
 * <ul>
 *   <li><b>Seasonal naive</b>: as a week ago (or as in the newest of four weeks that is known).
 *   <li><b>Seasonal mean</b>: the mean of the same hour in up to eight weeks, of which each weighs
 *       0.7 of the one after it.
 * </ul>
 *
 * Each is tried on the newest weeks that are known, foretold from those before them alone; the mean
 * is used only if its pinball loss there is lower. The quantiles are the median forecast m plus √(m
 * + 1) times the quantiles of the errors (y − m) / √(m + 1) in these weeks, since counts vary with
 * the root of their size; with less than 100 errors known, those of a normal distribution with
 * variance 2.
 */
final class FootfallForecast {
    private static final int WEEKS = 8;
    private static final int NAIVE_WEEKS = 4;
    private static final int HELD_OUT_WEEKS = 3;
    private static final double WEIGHT = 0.7;
    private static final int LEAST_ERRORS = 100;
    private static final double NORMAL_P90 = 1.2816;
    private static final double[] LEVELS = {0.1, 0.5, 0.9};

    /** How it foretells. */
    enum Method {
        SEASONAL_NAIVE,
        SEASONAL_MEAN
    }

    /**
     * How well a method did on weeks that it did not know.
     *
     * @param method the method
     * @param pinball mean pinball loss of the three quantiles, in people; null if nothing could be
     *     tried
     * @param errors the standardised errors, ascending
     */
    private record Trial(Method method, @Nullable Double pinball, List<Double> errors) {}

    private final ZoneId zone;
    private final Map<Instant, Long> known;
    private final Trial naive;
    private final Trial mean;

    /**
     * @param zone the store's time zone
     * @param known people in by the start of each hour of which all is known
     * @param now hours before are past
     */
    FootfallForecast(ZoneId zone, Map<Instant, Long> known, Instant now) {
        this.zone = zone;
        this.known = known;
        Instant from = now.atZone(zone).minusWeeks(HELD_OUT_WEEKS).toInstant();
        List<Instant> heldOut =
                known.keySet().stream().filter(hour -> !hour.isBefore(from)).sorted().toList();
        this.naive = tryOut(Method.SEASONAL_NAIVE, heldOut);
        this.mean = tryOut(Method.SEASONAL_MEAN, heldOut);
    }

    /** The method that did best. */
    Method method() {
        return best().method;
    }

    /** Its loss on held-out weeks, in people an hour; null if there were none. */
    @Nullable Double pinball() {
        return best().pinball;
    }

    /** The seasonal naive's loss on the same weeks. */
    @Nullable Double naivePinball() {
        return naive.pinball;
    }

    /** What to expect in an hour; null if nothing is known of that hour in earlier weeks. */
    @Nullable Band at(Instant hour) {
        Trial best = best();
        Double median = median(best.method, hour);
        return median == null ? null : band(median, best.errors);
    }

    private Trial best() {
        Double ofMean = mean.pinball;
        Double ofNaive = naive.pinball;
        return ofMean != null && ofNaive != null && ofMean < ofNaive ? mean : naive;
    }

    private Trial tryOut(Method method, List<Instant> heldOut) {
        List<Double> errors = new ArrayList<>();
        List<double[]> pairs = new ArrayList<>();
        for (Instant hour : heldOut) {
            Double median = median(method, hour);
            if (median != null) {
                double actual = known.getOrDefault(hour, 0L);
                errors.add((actual - median) / Math.sqrt(median + 1));
                pairs.add(new double[] {median, actual});
            }
        }
        Collections.sort(errors);
        double loss = 0;
        for (double[] pair : pairs) {
            Band band = band(pair[0], errors);
            double[] quantiles = {band.low(), band.mid(), band.high()};
            for (int i = 0; i < LEVELS.length; i++) {
                double under = pair[1] - quantiles[i];
                loss += Math.max(LEVELS[i] * under, (LEVELS[i] - 1) * under) / LEVELS.length;
            }
        }
        return new Trial(method, pairs.isEmpty() ? null : loss / pairs.size(), errors);
    }

    private static Band band(double median, List<Double> errors) {
        double scale = Math.sqrt(median + 1);
        boolean few = errors.size() < LEAST_ERRORS;
        double low = few ? -NORMAL_P90 * Math.sqrt(2) : errors.get(errors.size() / 10);
        double high = few ? NORMAL_P90 * Math.sqrt(2) : errors.get(errors.size() * 9 / 10);
        return new Band(
                Math.max(0, median + Math.min(0, low) * scale),
                median,
                median + Math.max(0, high) * scale);
    }

    private @Nullable Double median(Method method, Instant hour) {
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int week = 1; week <= WEEKS; week++) {
            Long people = known.get(hour.atZone(zone).minusWeeks(week).toInstant());
            if (people != null) {
                if (method == Method.SEASONAL_NAIVE) {
                    return week <= NAIVE_WEEKS ? (double) people : null;
                }
                sum += weight * people;
                weights += weight;
            }
            weight *= WEIGHT;
        }
        return weights == 0 ? null : (Double) (sum / weights);
    }
}
