package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Location;
import org.aisleflow.sim.world.Whereabouts;
import org.aisleflow.sim.world.World;

/** The tracker on a truck's pallet: tells where it is, more often on the road than at rest. */
final class Tracker implements Instrument {
    static final long REPORT_SECONDS = 300;

    private static final long DRIVING_SECONDS = 60;
    private static final double STEPS_PER_DEGREE = 100_000;

    private final Firmware firmware;
    private final DeviceId id;

    Tracker(Firmware firmware, DeviceId id) {
        this.firmware = firmware;
        this.id = id;
    }

    @Override
    public void second(Instant time, World world) {
        Whereabouts now = world.truck(id);
        if (firmware.isTurn(time, now.driving() ? DRIVING_SECONDS : REPORT_SECONDS)) {
            firmware.say(
                    time,
                    new Location(
                            toStep(now.place().latitude()),
                            toStep(now.place().longitude()),
                            now.sscc()));
        }
        firmware.reportItself(time);
    }

    /** A receiver knows its place to about a metre. */
    private static double toStep(double degrees) {
        return Math.rint(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
    }
}
