package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.sim.world.World;

/** The logger in a refrigerated cabinet; reads to a tenth of a degree. */
final class Thermometer implements Instrument {
    static final long REPORT_SECONDS = 60;

    private final Firmware firmware;
    private final DeviceId id;

    Thermometer(Firmware firmware, DeviceId id) {
        this.firmware = firmware;
        this.id = id;
    }

    @Override
    public void second(Instant time, World world) {
        if (firmware.isTurn(time, REPORT_SECONDS)) {
            double celsius = Math.rint(world.celsius(id) * 10) / 10;
            firmware.say(time, new Climate(celsius, null));
        }
        firmware.reportItself(time);
    }
}
