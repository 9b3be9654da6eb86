package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.sim.world.DeviceFaults;

/** By how much a scale is wrong: its zero moves, things lean on it, and no two readings agree. */
final class ScaleErrors {
    private static final double DAY_MILLIS = 86_400_000;
    private static final double LEAST_LEAN = 0.1;
    private static final long SECOND_MILLIS = 1_000;

    private final DeviceFaults.Scales faults;
    private final double fullGrams;
    private final Instant installed;
    private final double driftGramsPerDay;
    private final Outbreaks leans;
    private final Dice leanGrams;
    private final Dice noise;

    /**
     * Makes the errors of one scale.
     *
     * @param faults how large they are
     * @param fullGrams what the scale shows with its shelf full, in grams
     * @param installed when it was first set to zero
     * @param dice the device's
     */
    ScaleErrors(DeviceFaults.Scales faults, double fullGrams, Instant installed, Dice dice) {
        this.faults = faults;
        this.fullGrams = fullGrams;
        this.installed = installed;
        this.driftGramsPerDay = faults.driftSharePerDay() * fullGrams * dice.of("drift").gaussian();
        this.leans = new Outbreaks(dice.of("leans"), faults.leansPerDay());
        this.leanGrams = dice.of("lean grams");
        this.noise = dice.of("noise");
    }

    /** Grams that change slowly, or stay for a while. */
    double slow(Instant time) {
        long sinceZeroed =
                Math.floorMod(
                        time.toEpochMilli() - installed.toEpochMilli(),
                        (long) (faults.zeroedDays() * DAY_MILLIS));
        return driftGramsPerDay * sinceZeroed / DAY_MILLIS + leaning(time.toEpochMilli());
    }

    /** What leans on the shelf may have come in the hour before. */
    private double leaning(long now) {
        double grams = 0;
        if (faults.leansPerDay() > 0) {
            for (long hour = Outbreaks.hourOf(now) - 1; hour <= Outbreaks.hourOf(now); hour++) {
                long began = leans.inHour(hour);
                if (began <= now && now - began < faults.leanSeconds() * SECOND_MILLIS) {
                    double share = LEAST_LEAN + (1 - LEAST_LEAN) * leanGrams.at(hour).uniform();
                    grams += share * faults.leanGrams();
                }
            }
        }
        return grams;
    }

    /** Grams by which one reading differs from the next. */
    double noise(Instant time) {
        return faults.noiseShare() == 0
                ? 0
                : faults.noiseShare() * fullGrams * noise.at(time.getEpochSecond()).gaussian();
    }
}
