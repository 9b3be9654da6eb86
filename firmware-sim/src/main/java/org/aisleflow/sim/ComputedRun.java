package org.aisleflow.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ShopSpec;
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
     * @param truthFolder the folder for what truly happens, or null
     * @param telemetry the file for what the devices say, or null
     * @return a sentence for people
     * @throws IOException if a file cannot be written
     */
    String write(@Nullable Path truthFolder, @Nullable Path telemetry) throws IOException {
        long messages = 0;
        try (Truth truth = Truth.begin(truthFolder);
                TelemetryFile file = telemetry == null ? null : new TelemetryFile(telemetry)) {
            for (ShopSpec shop : scenario.stores()) {
                messages += write(shop, truth, file);
            }
        }
        return "%s with seed %d, %s until %s: %d messages"
                .formatted(scenario.name(), seed, firstDay, until, messages);
    }

    private long write(ShopSpec shop, Truth truth, @Nullable TelemetryFile file)
            throws IOException {
        TelemetryStream stream =
                new TelemetryStream(
                        scenario, shop.id(), seed, firstDay, Instant.MIN, until, truth::watch);
        long messages = 0;
        while (stream.hasNext()) {
            Outgoing message = stream.next();
            truth.told(message);
            if (file != null) {
                file.write(message);
            }
            messages++;
        }
        return messages;
    }
}
