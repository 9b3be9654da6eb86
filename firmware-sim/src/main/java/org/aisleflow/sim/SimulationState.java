package org.aisleflow.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.aisleflow.contracts.wire.Mappers;

/**
 * What a simulation must know to go on after a restart: the world itself is computed again.
 *
 * @param scenario the scenario's name
 * @param seed the seed
 * @param firstDay the first day of every shop, by its own time zone
 * @param boot how often the devices have been started
 */
record SimulationState(String scenario, long seed, LocalDate firstDay, long boot) {
    private static final String FILE = "simulation.json";

    /**
     * Starts the devices once more, or for the first time, and remembers it.
     *
     * @throws IllegalArgumentException if the folder holds another simulation
     */
    static SimulationState restart(SimulationConfig config, LocalDate today) {
        Path file = config.stateFolder().resolve(FILE);
        try {
            Files.createDirectories(config.stateFolder());
            SimulationState state =
                    Files.exists(file)
                            ? read(file).next(config)
                            : first(config, today.minusDays(config.timeline().pastDays()));
            Path fresh = file.resolveSibling(FILE + ".new");
            Files.write(fresh, Mappers.JSON.writeValueAsBytes(state));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return state;
        } catch (IOException failure) {
            throw new UncheckedIOException("the simulation cannot remember its state", failure);
        }
    }

    private static SimulationState read(Path file) throws IOException {
        try {
            return Mappers.JSON.readValue(file.toFile(), SimulationState.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException(
                    "%s is damaged; delete its folder to begin anew".formatted(file), damaged);
        }
    }

    private static SimulationState first(SimulationConfig config, LocalDate firstDay) {
        return new SimulationState(
                config.scenario().name(), config.seed(), firstDay, TelemetryStream.FIRST_BOOT);
    }

    private SimulationState next(SimulationConfig config) {
        if (!scenario.equals(config.scenario().name()) || seed != config.seed()) {
            throw new IllegalArgumentException(
                    "%s holds the simulation of %s with seed %d; use another folder for %s with %d"
                            .formatted(
                                    config.stateFolder(),
                                    scenario,
                                    seed,
                                    config.scenario().name(),
                                    config.seed()));
        }
        return new SimulationState(scenario, seed, firstDay, boot + 1);
    }
}
