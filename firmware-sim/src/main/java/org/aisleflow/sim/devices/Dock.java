package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.telemetry.Delivery;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.World;

/**
 * The scanner at the receiving dock: tells what the note says, long shipments in several messages.
 */
final class Dock implements Instrument {
    /** So many lines fit in the largest payload, with room to spare. */
    private static final int LINES_PER_MESSAGE = 150;

    private final Firmware firmware;

    Dock(Firmware firmware) {
        this.firmware = firmware;
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Delivered delivered) {
            List<Delivery.Line> lines =
                    delivered.noted().stream()
                            .map(line -> new Delivery.Line(line.sku(), line.units()))
                            .toList();
            for (int from = 0; from < lines.size(); from += LINES_PER_MESSAGE) {
                int to = Math.min(lines.size(), from + LINES_PER_MESSAGE);
                firmware.say(
                        Instant.ofEpochMilli(delivered.time()),
                        new Delivery(lines.subList(from, to), delivered.shipment()));
            }
        }
    }

    @Override
    public void second(Instant time, World world) {
        firmware.reportItself(time);
    }
}
