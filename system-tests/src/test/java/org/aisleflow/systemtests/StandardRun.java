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
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.NetworkFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.jspecify.annotations.Nullable;

/**
 * The corner shop until a Saturday night of long ago, told over MQTT and CoAP to all parts, with
 * the honest errors that its devices have and a network at its worst. The shop closes at 19:30 UTC.
 *
 * @param pastDays whole days before that Saturday that are told
 * @param fullyFrom from then on all devices speak, once a second; before they tell as the past is
 * @param from the beginning of what is scored; null for a day before its end
 * @param patience the longest that anything may take
 */
record StandardRun(int pastDays, Instant fullyFrom, @Nullable Instant from, Duration patience) {
    static final Instant UNTIL = Instant.parse("2025-03-08T19:45:00Z");

    private static final long SEED = 3;
    private static final Instant NOW = Instant.parse("2025-03-08T20:15:00Z");
    private static final DeviceFaults.Life RESTARTS = new DeviceFaults.Life(4, 0.05);
    private static final NetworkFaults NETWORK =
            new NetworkFaults(0.05, 0.03, 30, 0, 0, 4, 3, List.of());

    /**
     * Lets it happen, waits until everything is computed, and compares.
     *
     * @param folder for all that is written
     * @return the score, which is printed, too
     */
    Scorecard score(Path folder) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW));
        Scenario scenario = withFaults(ScenarioReader.builtIn("corner-shop"));
        Instant begin = clock.instant();
        try (WholeInOne whole =
                WholeInOne.start(
                        folder.resolve("data"), clock, ShopCatalog.of(scenario), patience)) {
            Instant started = clock.instant();
            long messages = tell(scenario, whole, clock, folder);
            Instant told = clock.instant();
            whole.awaitComputed(messages);
            Instant computed = clock.instant();
            Scorecard score =
                    new Score(folder.resolve("truth"), whole.api(), WholeInOne.TOKEN)
                            .of(from, UNTIL);
            System.out.println(score.table());
            System.out.printf(
                    "Started in %d s, %,d messages told in %d s, computed %d s later, scored in %d s.%n",
                    seconds(begin, started),
                    messages,
                    seconds(started, told),
                    seconds(told, computed),
                    seconds(computed, clock.instant()));
            return score;
        }
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
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
    private long tell(Scenario scenario, WholeInOne whole, Clock clock, Path folder)
            throws Exception {
        SimulationConfig config =
                new SimulationConfig(
                        scenario,
                        SEED,
                        Timeline.pastOnly(pastDays).toldFully(fullyFrom, UNTIL),
                        Destination.gateway("127.0.0.1", whole.mqttPort(), whole.coapPort()),
                        folder.resolve("shop"),
                        folder.resolve("truth"),
                        null);
        try (Simulation simulation = Simulation.start(config, clock, Progress.silent())) {
            simulation.pastSent().get(patience.toSeconds(), TimeUnit.SECONDS);
            return simulation.delivered().stored();
        }
    }

    /** Errors as measured, a little rounded up. */
    static void assertNotAbove(Map<String, Double> limits, Scorecard score) {
        assertThat(score.rows()).extracting(Row::claim).containsAll(limits.keySet());
        for (Row row : score.rows()) {
            Double limit = limits.get(row.claim());
            if (limit != null) {
                assertThat(row.error()).as(row.claim()).isNotNull().isLessThanOrEqualTo(limit);
            }
        }
    }
}
