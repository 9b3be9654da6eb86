package org.aisleflow.sim.world;

import java.util.SplittableRandom;

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

    private final ShopSpec.Logger logger;
    private final Scene scene;
    private final SplittableRandom random;
    private double celsius;
    private double openMinutes;
    private long outsideSince = NEVER;
    private double worstCelsius;
    private boolean told;

    Cabinet(ShopSpec.Logger logger, Scene scene) {
        this.logger = logger;
        this.scene = scene;
        this.random = scene.seeds().stream("cabinet " + logger.id(), 0);
        this.celsius = logger.celsius();
        scene.agenda().after(MINUTE_MILLIS, this::minute);
    }

    double celsius() {
        return celsius;
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
