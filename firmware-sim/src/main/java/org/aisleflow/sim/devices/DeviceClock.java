package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.sim.world.DeviceFaults;

/** The clock in a device: wrong by a constant, and by what it drifted since it was last set. */
final class DeviceClock {
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double MILLION = 1_000_000;
    private static final double HOUR_MILLIS = 3_600_000;

    private final double offsetMillis;
    private final double fastPerMilli;
    private final long syncMillis;
    private final Instant installed;

    DeviceClock(DeviceFaults.Clocks faults, Dice dice, Instant installed) {
        this.offsetMillis =
                faults.offsetSeconds() * MILLIS_PER_SECOND * dice.of("clock offset").gaussian();
        this.fastPerMilli = faults.driftPpm() / MILLION * dice.of("clock drift").gaussian();
        this.syncMillis = (long) (faults.syncHours() * HOUR_MILLIS);
        this.installed = installed;
    }

    /** What the device writes for a moment. */
    Instant read(Instant time) {
        long sinceSet = Math.floorMod(time.toEpochMilli() - installed.toEpochMilli(), syncMillis);
        return time.plusMillis(Math.round(offsetMillis + fastPerMilli * sinceSet));
    }
}
