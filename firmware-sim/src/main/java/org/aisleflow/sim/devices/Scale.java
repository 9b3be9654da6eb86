package org.aisleflow.sim.devices;

import java.time.Instant;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.sim.world.World;

/**
 * Weighs a shelf; speaks when the load changes by half a unit, and from time to time. What it shows
 * is read to a tenth of a gram.
 */
final class Scale implements Instrument {
    static final long REPORT_SECONDS = 300;

    private static final double STEPS_PER_GRAM = 10;

    private final Firmware firmware;
    private final Shelf shelf;
    private final double unitGrams;
    private final ScaleErrors errors;
    private double saidGrams = Double.NaN;

    Scale(Firmware firmware, Shelf shelf, double unitGrams, ScaleErrors errors) {
        this.firmware = firmware;
        this.shelf = shelf;
        this.unitGrams = unitGrams;
        this.errors = errors;
    }

    @Override
    public void second(Instant time, World world) {
        double load = shelf.tareGrams() + world.shelfGrams(shelf.sku());
        double grams = load + errors.slow(time);
        boolean unchanged = Math.abs(grams - saidGrams) < unitGrams / 2;
        if (!unchanged || firmware.isTurn(time, REPORT_SECONDS)) {
            saidGrams = grams;
            double shown = grams + errors.noise(time);
            firmware.say(
                    time,
                    new Weight(shelf.id(), Math.rint(shown * STEPS_PER_GRAM) / STEPS_PER_GRAM));
        }
        firmware.reportItself(time);
    }
}
