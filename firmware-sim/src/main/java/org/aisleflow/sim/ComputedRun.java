package org.aisleflow.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.aisleflow.sim.truth.TruthWriter;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Shops that are computed from their first midnight on, every second of them, without a gateway.
 *
 * @param scenario what is simulated
 * @param seed decides everything that is left to chance
 * @param firstDay the first day, by each shop's time zone
 * @param until the end
 */
record ComputedRun(Scenario scenario, long seed, LocalDate firstDay, Instant until) {
    /**
     * Computes and writes what is wanted.
     *
     * @param truth the folder for what truly happens, or null
     * @param telemetry the file for what the devices say, or null
     * @return a sentence for people
     * @throws IOException if a file cannot be written
     */
    String write(@Nullable Path truth, @Nullable Path telemetry) throws IOException {
        if (truth != null) {
            try (TruthWriter writer = new TruthWriter(truth)) {
                for (ShopSpec shop : scenario.stores()) {
                    World world = new World(scenario, shop.id(), seed, firstDay);
                    writer.watch(world);
                    world.advanceTo(until);
                }
            }
        }
        long messages = 0;
        if (telemetry != null) {
            try (TelemetryFile file = new TelemetryFile(telemetry)) {
                for (ShopSpec shop : scenario.stores()) {
                    messages += write(shop, file);
                }
            }
        }
        return "%s with seed %d, %s until %s: %d messages"
                .formatted(scenario.name(), seed, firstDay, until, messages);
    }

    private long write(ShopSpec shop, TelemetryFile file) throws IOException {
        TelemetryStream stream =
                new TelemetryStream(scenario, shop.id(), seed, firstDay, Instant.MIN, until);
        long messages = 0;
        while (stream.hasNext()) {
            file.write(stream.next());
            messages++;
        }
        return messages;
    }
}
