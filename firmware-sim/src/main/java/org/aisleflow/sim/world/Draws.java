package org.aisleflow.sim.world;

import java.util.random.RandomGenerator;

/** Random numbers of the distributions the world needs. */
final class Draws {
    /** Above this mean the normal approximation of the Poisson distribution is used. */
    private static final double LARGE_MEAN = 60;

    private Draws() {}

    /** A Poisson distributed number; Knuth's method, or the normal approximation when large. */
    static int poisson(RandomGenerator random, double mean) {
        if (mean > LARGE_MEAN) {
            double drawn = mean + Math.sqrt(mean) * random.nextGaussian();
            return (int) Math.max(0, Math.round(drawn));
        }
        double limit = StrictMath.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** A factor around 1 whose mean is 1 and whose logarithm has the given deviation. */
    static double noiseFactor(RandomGenerator random, double sigma) {
        return StrictMath.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }

    /** A geometric number of failures, 0 or more, with the given mean. */
    static int geometric(RandomGenerator random, double mean) {
        if (mean <= 0) {
            return 0;
        }
        double success = 1 / (1 + mean);
        return (int)
                Math.floor(StrictMath.log1p(-random.nextDouble()) / StrictMath.log1p(-success));
    }

    static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    static boolean chance(RandomGenerator random, double probability) {
        return random.nextDouble() < probability;
    }

    static long seconds(double seconds) {
        return Math.round(seconds * 1_000);
    }
}
