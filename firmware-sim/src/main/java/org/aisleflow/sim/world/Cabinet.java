package org.aisleflow.sim.world;

import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.DeviceId;

/**
 * The air in a refrigerated cabinet: it follows its set temperature, warms at every defrost, and
 * when somebody leaves the door open. Moves by whole minutes.
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
    private static final long NEVER = Long.MAX_VALUE;

    private final Cooling logger;
    private final Scene scene;
    private final SplittableRandom random;
    private double celsius;
    private double openMinutes;
    private long outsideSince = NEVER;
    private double worstCelsius;
    private boolean told;
    private long lastExcursionEnd = Long.MIN_VALUE;

    /**
     * What a cabinet is built and watched for.
     *
     * @param id its logger
     * @param celsius the set temperature
     * @param minCelsius the lowest temperature allowed
     * @param maxCelsius the highest temperature allowed
     * @param allowanceSeconds how long it may be outside before it is an excursion
     * @param defrostHours hours between two defrosts
     * @param doorLeftOpenPerDay how often a day somebody leaves its door open, on average
     */
    record Cooling(
            DeviceId id,
            double celsius,
            double minCelsius,
            double maxCelsius,
            double allowanceSeconds,
            double defrostHours,
            double doorLeftOpenPerDay) {
        static Cooling of(ShopSpec.Logger logger) {
            return new Cooling(
                    logger.id(),
                    logger.celsius(),
                    logger.minCelsius(),
                    logger.maxCelsius(),
                    logger.allowanceSeconds(),
                    logger.defrostHours(),
                    logger.doorLeftOpenPerDay());
        }
    }

    Cabinet(Cooling logger, Scene scene) {
        this.logger = logger;
        this.scene = scene;
        this.random = scene.seeds().stream("cabinet " + logger.id(), 0);
        this.celsius = logger.celsius();
        scene.agenda().after(MINUTE_MILLIS, this::minute);
    }

    double celsius() {
        return celsius;
    }

    /** Warms up for a while, as with an open door. */
    void fail(double minutes) {
        openMinutes = minutes;
    }

    boolean wasOutsideTooLongSince(long time) {
        return told || lastExcursionEnd >= time;
    }

    private void minute() {
        warmOrCool();
        judge();
        scene.agenda().after(MINUTE_MILLIS, this::minute);
    }

    private void warmOrCool() {
        if (Draws.chance(random, logger.doorLeftOpenPerDay() / MINUTES_PER_DAY)) {
            openMinutes = Draws.between(random, SHORTEST_OPEN_MINUTES, LONGEST_OPEN_MINUTES);
        }
        double tendsTo = logger.celsius();
        long minute = scene.now() / MINUTE_MILLIS;
        if (minute % Math.round(logger.defrostHours() * 60) < DEFROST_MINUTES) {
            tendsTo += DEFROST_WARMER;
        }
        if (openMinutes > 0) {
            openMinutes--;
            tendsTo += OPEN_WARMER;
        }
        celsius += (tendsTo - celsius) / INERTIA_MINUTES + NOISE * random.nextGaussian();
    }

    private void judge() {
        long now = scene.now();
        if (outside(celsius) <= 0) {
            if (told) {
                scene.tell(
                        new Happening.ExcursionEnded(now, logger.id(), outsideSince, worstCelsius));
                lastExcursionEnd = now;
            }
            outsideSince = NEVER;
            told = false;
            return;
        }
        if (outsideSince == NEVER) {
            outsideSince = now;
            worstCelsius = celsius;
        }
        worstCelsius = outside(celsius) > outside(worstCelsius) ? celsius : worstCelsius;
        if (!told && now - outsideSince > logger.allowanceSeconds() * 1_000) {
            told = true;
            scene.tell(new Happening.ExcursionBegan(now, logger.id(), outsideSince));
        }
    }

    private double outside(double value) {
        return Math.max(value - logger.maxCelsius(), logger.minCelsius() - value);
    }
}
