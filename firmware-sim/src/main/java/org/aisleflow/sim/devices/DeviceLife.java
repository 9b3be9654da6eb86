package org.aisleflow.sim.devices;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.sim.world.DeviceFaults;

/**
 * What a device goes through: it is started with all others, restarts alone now and then, and uses
 * up its battery. Not thread-safe.
 */
final class DeviceLife {
    private static final double FULL_PERCENT = 100;
    private static final double SPREAD_PERCENT = 30;
    private static final double HOURS_PER_DAY = 24;

    private final Outbreaks restarts;
    private final double percentPerDay;
    private final Instant installed;
    private Instant poweredOn;
    private long boot;
    private long nextHour;

    /**
     * Switches a device on.
     *
     * @param faults how often it restarts, how fast its battery empties
     * @param dice the device's
     * @param installed when it was switched on for the first time; restarts since then count
     * @param boot how often all devices have been started together
     * @param poweredOn when that was last
     */
    DeviceLife(
            DeviceFaults.Life faults, Dice dice, Instant installed, long boot, Instant poweredOn) {
        this.restarts = new Outbreaks(dice.of("restarts"), faults.restartsPerDay());
        this.percentPerDay = faults.batteryPercentPerDay();
        this.installed = installed;
        this.boot = boot;
        this.poweredOn = poweredOn;
        this.nextHour = Outbreaks.hourOf(installed.toEpochMilli());
    }

    /** Goes through all restarts up to a moment; says whether there was one since the last. */
    boolean restartsUntil(Instant time) {
        long now = time.toEpochMilli();
        boolean restarted = false;
        while (nextHour <= Outbreaks.hourOf(now)) {
            long at = restarts.inHour(nextHour);
            if (at != Outbreaks.NEVER) {
                if (at > now) {
                    break;
                }
                boot++;
                restarted = true;
                Instant when = Instant.ofEpochMilli(at);
                poweredOn = when.isAfter(poweredOn) ? when : poweredOn;
            }
            nextHour++;
        }
        return restarted;
    }

    /** Starts anew now. */
    void restart(Instant time) {
        boot++;
        poweredOn = time;
    }

    long boot() {
        return boot;
    }

    Duration uptime(Instant time) {
        return Duration.between(poweredOn, time);
    }

    /** Charge left, in percent to a tenth; devices are not all installed with full batteries. */
    double battery(Instant time, long spread) {
        double days = Duration.between(installed, time).toHours() / HOURS_PER_DAY;
        double used = spread % SPREAD_PERCENT + percentPerDay * days;
        double left = FULL_PERCENT - used % (FULL_PERCENT - 1);
        return Math.rint(left * 10) / 10;
    }
}
