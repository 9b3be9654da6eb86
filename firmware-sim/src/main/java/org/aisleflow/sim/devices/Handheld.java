package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.World;

/** What people carry who count the stock. */
final class Handheld implements Instrument {
    private final Firmware firmware;

    Handheld(Firmware firmware) {
        this.firmware = firmware;
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Counted counted) {
            firmware.say(
                    Instant.ofEpochMilli(counted.time()),
                    new Count(counted.sku(), counted.units(), null));
        }
    }

    @Override
    public void second(Instant time, World world) {
        firmware.reportItself(time);
    }
}
