package org.aisleflow.streams.floor;

import java.util.Arrays;
import java.util.List;

/** What the {@link StraightWalk} through sightings costs: how hard they are to believe as one's. */
final class WalkCost {
    /** No sensor is better than that when it takes one for another. */
    private static final double LEAST_ERROR_METRES = 0.05;

    private static final double MILLIS = 1_000;

    private final double lambda;

    /**
     * Makes costs comparable: the penalty is that of {@link Smoothing} for the typical error of all
     * that is weighed.
     */
    @SafeVarargs
    WalkCost(List<Sighting>... weighed) {
        double sum = 0;
        int size = 0;
        for (List<Sighting> part : weighed) {
            for (Sighting seen : part) {
                sum += weight(seen);
                size++;
            }
        }
        this.lambda = Smoothing.LAMBDA / Math.sqrt(Math.sqrt(size / sum));
    }

    /** Of a walk through sightings, and on through later ones. */
    double of(List<Sighting> before, List<Sighting> after) {
        int most = before.size() + after.size();
        Knots knots = new Knots(most);
        before.forEach(knots::add);
        after.forEach(knots::add);
        return knots.cost(lambda);
    }

    private static double weight(Sighting seen) {
        double error = Math.max(seen.error(), LEAST_ERROR_METRES);
        return 1 / (error * error);
    }

    /** As {@link Smoothing} has them: what is seen at nearly the same time is averaged. */
    private static final class Knots {
        private final long[] times;
        private final double[] weights;
        private final double[] x;
        private final double[] y;
        private int size;

        Knots(int most) {
            times = new long[most];
            weights = new double[most];
            x = new double[most];
            y = new double[most];
        }

        void add(Sighting seen) {
            if (size == 0 || seen.time() - times[size - 1] > Smoothing.KNOT_MILLIS) {
                times[size++] = seen.time();
            }
            double weight = weight(seen);
            int knot = size - 1;
            weights[knot] += weight;
            x[knot] += weight * (seen.x() - x[knot]) / weights[knot];
            y[knot] += weight * (seen.y() - y[knot]) / weights[knot];
        }

        double cost(double lambda) {
            double[] seconds = new double[size];
            for (int i = 0; i < size; i++) {
                seconds[i] = (times[i] - times[0]) / MILLIS;
            }
            return new StraightWalk(seconds, of(weights), of(x), of(y)).solve(lambda).cost(lambda);
        }

        private double[] of(double[] all) {
            return Arrays.copyOf(all, size);
        }
    }
}
