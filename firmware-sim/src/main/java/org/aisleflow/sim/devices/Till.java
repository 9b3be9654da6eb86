package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.Map;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.World;

/** Prints receipts and tells of them at once. */
final class Till implements Instrument {
    private final Firmware firmware;
    private final DeviceId id;
    private final Map<Sku, Double> prices;

    Till(Firmware firmware, DeviceId id, Map<Sku, Double> prices) {
        this.firmware = firmware;
        this.id = id;
        this.prices = Map.copyOf(prices);
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Paid paid && paid.till().equals(id)) {
            firmware.say(
                    Instant.ofEpochMilli(paid.time()),
                    new Sale(
                            paid.receipt(),
                            paid.lines().stream()
                                    .map(line ->
                                            new Sale.Line(
                                                    line.sku(),
                                                    line.units(),
                                                    prices.get(line.sku())))
                                    .toList()));
        }
    }

    @Override
    public void second(Instant time, World world) {
        firmware.reportItself(time);
    }
}
