package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.World;

/** The logger in a refrigerated cabinet; reads to a tenth of a degree. */
final class Thermometer implements Instrument {
    static final long REPORT_SECONDS = 60;

    private final Firmware firmware;
    private final DeviceId id;
    private final double offsetCelsius;
    private final double noiseCelsius;
    private final Dice noise;

    Thermometer(Firmware firmware, DeviceId id, DeviceFaults.Loggers faults, Dice dice) {
        this.firmware = firmware;
        this.id = id;
        this.offsetCelsius = faults.offsetCelsius() * dice.of("offset").gaussian();
        this.noiseCelsius = faults.noiseCelsius();
        this.noise = dice.of("noise");
    }

    @Override
    public void second(Instant time, World world) {
        if (firmware.isTurn(time, REPORT_SECONDS)) {
            double error =
                    offsetCelsius + noiseCelsius * noise.at(time.getEpochSecond()).gaussian();
            double celsius = Math.rint((world.celsius(id) + error) * 10) / 10;
            firmware.say(time, new Climate(celsius, null));
        }
        firmware.reportItself(time);
    }
}
