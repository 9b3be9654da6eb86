package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.sim.world.World;

/** Weighs a shelf; speaks when the load changes by half a unit, and from time to time. */
final class Scale implements Instrument {
    static final long REPORT_SECONDS = 300;

    private final Firmware firmware;
    private final Shelf shelf;
    private final double unitGrams;
    private double saidGrams = Double.NaN;

    Scale(Firmware firmware, Shelf shelf, double unitGrams) {
        this.firmware = firmware;
        this.shelf = shelf;
        this.unitGrams = unitGrams;
    }

    @Override
    public void second(Instant time, World world) {
        double grams = shelf.tareGrams() + unitGrams * world.shelfUnits(shelf.sku());
        boolean unchanged = Math.abs(grams - saidGrams) < unitGrams / 2;
        if (!unchanged || firmware.isTurn(time, REPORT_SECONDS)) {
            saidGrams = grams;
            firmware.say(time, new Weight(shelf.id(), grams));
        }
        firmware.reportItself(time);
    }
}
