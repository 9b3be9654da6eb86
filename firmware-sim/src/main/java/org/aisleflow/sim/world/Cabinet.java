package org.aisleflow.sim.world;

import java.util.SplittableRandom;

/**
 * The air in a refrigerated cabinet: it follows its set temperature, warms at every defrost, and
 * when somebody leaves the door open. Moves by whole minutes, whoever looks when.
 */
final class Cabinet {
    private static final long MINUTE_MILLIS = 60_000;
    private static final double MINUTES_PER_DAY = 1_440;
    private static final double DEFROST_MINUTES = 14;
    private static final double DEFROST_WARMER = 5;
    private static final double OPEN_WARMER = 18;
    private static final double SHORTEST_OPEN_MINUTES = 15;
    private static final double LONGEST_OPEN_MINUTES = 70;

    /** Minutes in which the air gets 1 - 1/e of the way to where it tends. */
    private static final double INERTIA_MINUTES = 16;

    private static final double NOISE = 0.06;

    private final ShopSpec.Logger logger;
    private final SplittableRandom random;
    private long minute;
    private double celsius;
    private double openMinutes;

    Cabinet(ShopSpec.Logger logger, Seeds seeds, long start) {
        this.logger = logger;
        this.random = seeds.stream("cabinet " + logger.id(), 0);
        this.minute = start / MINUTE_MILLIS;
        this.celsius = logger.celsius();
    }

    double celsiusAt(long time) {
        while (minute < time / MINUTE_MILLIS) {
            minute++;
            step();
        }
        return celsius;
    }

    private void step() {
        if (Draws.chance(random, logger.doorLeftOpenPerDay() / MINUTES_PER_DAY)) {
            openMinutes = Draws.between(random, SHORTEST_OPEN_MINUTES, LONGEST_OPEN_MINUTES);
        }
        double tendsTo = logger.celsius();
        if (minute % Math.round(logger.defrostHours() * 60) < DEFROST_MINUTES) {
            tendsTo += DEFROST_WARMER;
        }
        if (openMinutes > 0) {
            openMinutes--;
            tendsTo += OPEN_WARMER;
        }
        celsius += (tendsTo - celsius) / INERTIA_MINUTES + NOISE * random.nextGaussian();
    }
}
