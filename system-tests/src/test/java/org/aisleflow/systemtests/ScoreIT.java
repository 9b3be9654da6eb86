package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aisleflow.sim.Progress;
import org.aisleflow.sim.Simulation;
import org.aisleflow.sim.SimulationConfig;
import org.aisleflow.sim.SimulationConfig.Timeline;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.score.Row;
import org.aisleflow.sim.score.Score;
import org.aisleflow.sim.score.Scorecard;
import org.aisleflow.sim.score.Verdict;
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.NetworkFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The standard run: the corner shop's Friday night and Saturday, its last three quarter hours told
 * in full, with the honest errors that its devices have and a network at its worst. The shop closes
 * at 19:30 UTC.
 */
class ScoreIT {
    private static final long SEED = 3;
    private static final Instant NOW = Instant.parse("2025-03-08T20:15:00Z");
    private static final Instant TOLD_FULLY_FROM = Instant.parse("2025-03-08T19:00:00Z");
    private static final Instant TOLD_FULLY_UNTIL = Instant.parse("2025-03-08T19:45:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final DeviceFaults.Life RESTARTS = new DeviceFaults.Life(4, 0.05);
    private static final NetworkFaults NETWORK =
            new NetworkFaults(0.05, 0.03, 30, 0, 0, 4, 3, List.of());

    /** Targets that are met, and errors as measured, a little rounded up: only to be tightened. */
    private static final Map<String, Double> MET =
            Map.of(
                    "door counts, added error", 0.0,
                    "zone labels", 0.01,
                    "unique zone visits", 0.02,
                    "mean dwell", 0.015,
                    "staff exclusion, precision", 0.0,
                    "staff exclusion, recall", 0.0,
                    "groups (buying units)", 0.05,
                    "stock belief, on the shelf", 0.03,
                    "stock belief, on hand", 0.13,
                    "ledger balance", 0.0);

    /**
     * Targets that are not met yet: the sensors see 0.1 m beside where people are, which moves
     * between zones show. These errors too may only become smaller; a claim that meets its target
     * moves up. The band of the occupancy holds all of this day, which is more than its target:
     * errors of counters add up, so that most days are right as a whole and some are not. Whether
     * it is too wide can only be said of many days, and {@code OccupancyCoverageTest} does.
     */
    private static final Map<String, Double> NOT_MET_YET =
            Map.of("flows", 0.06, "occupancy band", 0.05);

    @TempDir private Path folder;

    @Test
    void theStandardScenarioIsScored() throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW));
        Scenario scenario = withFaults(ScenarioReader.builtIn("corner-shop"));
        try (WholeInOne whole =
                WholeInOne.start(folder.resolve("data"), clock, ShopCatalog.of(scenario))) {
            whole.awaitComputed(tell(scenario, whole, clock));

            Scorecard score =
                    new Score(folder.resolve("truth"), whole.api(), WholeInOne.TOKEN)
                            .of(null, TOLD_FULLY_UNTIL);

            System.out.println(score.table());
            assertThat(score.rows())
                    .filteredOn(row -> row.verdict() == Verdict.FAIL)
                    .extracting(Row::claim)
                    .isSubsetOf(NOT_MET_YET.keySet());
            assertThat(score.rows())
                    .filteredOn(row -> MET.containsKey(row.claim()))
                    .hasSameSizeAs(MET.keySet())
                    .allMatch(row -> row.verdict() == Verdict.PASS);
            assertNotAbove(MET, score);
            assertNotAbove(NOT_MET_YET, score);
        }
    }

    private static Scenario withFaults(Scenario scenario) {
        DeviceFaults honest = scenario.devices();
        return scenario.with(
                new DeviceFaults(
                        honest.counters(),
                        honest.overheads(),
                        honest.scales(),
                        honest.readers(),
                        honest.loggers(),
                        honest.tills(),
                        honest.clocks(),
                        RESTARTS,
                        NETWORK));
    }

    /** Returns how many messages the gateway has acknowledged. */
    private long tell(Scenario scenario, WholeInOne whole, Clock clock) throws Exception {
        SimulationConfig config =
                new SimulationConfig(
                        scenario,
                        SEED,
                        Timeline.pastOnly(1).toldFully(TOLD_FULLY_FROM, TOLD_FULLY_UNTIL),
                        Destination.gateway("127.0.0.1", whole.mqttPort(), whole.coapPort()),
                        folder.resolve("shop"),
                        folder.resolve("truth"),
                        null);
        try (Simulation simulation = Simulation.start(config, clock, Progress.silent())) {
            simulation.pastSent().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return simulation.delivered().stored();
        }
    }

    private static void assertNotAbove(Map<String, Double> limits, Scorecard score) {
        for (Row row : score.rows()) {
            Double limit = limits.get(row.claim());
            if (limit != null) {
                assertThat(row.error()).as(row.claim()).isNotNull().isLessThanOrEqualTo(limit);
            }
        }
    }
}
