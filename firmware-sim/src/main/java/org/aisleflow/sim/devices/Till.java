package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.World;

/**
 * Prints receipts and tells of them at once. A unit may not be scanned, or scanned twice; on a
 * receipt that would otherwise be empty, nothing is missed.
 */
final class Till implements Instrument {
    private final Firmware firmware;
    private final DeviceId id;
    private final DeviceFaults.Tills faults;
    private final Dice misses;
    private final Dice doubles;

    Till(Firmware firmware, DeviceId id, DeviceFaults.Tills faults, Dice dice) {
        this.firmware = firmware;
        this.id = id;
        this.faults = faults;
        this.misses = dice.of("misses");
        this.doubles = dice.of("doubles");
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Paid paid && paid.till().equals(id)) {
            List<Sale.Line> scanned = new ArrayList<>();
            for (int i = 0; i < paid.rung().size(); i++) {
                Happening.RungUp line = paid.rung().get(i);
                int units = line.units() + error(paid, i);
                if (units > 0) {
                    scanned.add(new Sale.Line(line.sku(), units, line.price()));
                }
            }
            if (scanned.isEmpty()) {
                paid.rung()
                        .forEach(line ->
                                scanned.add(new Sale.Line(line.sku(), line.units(), line.price())));
            }
            firmware.say(Instant.ofEpochMilli(paid.time()), new Sale(paid.receipt(), scanned));
        }
    }

    private int error(Happening.Paid paid, int line) {
        if (misses.at(paid.time()).at(line).hits(faults.missShare())) {
            return -1;
        }
        return doubles.at(paid.time()).at(line).hits(faults.doubleShare()) ? 1 : 0;
    }

    @Override
    public void second(Instant time, World world) {
        firmware.reportItself(time);
    }
}
