package org.aisleflow.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.aisleflow.benchmarks.plain.PlainTopology;
import org.aisleflow.benchmarks.plain.Sums;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.topics.JsonSerde;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.streams.ProcessingGuarantee;
import org.aisleflow.streams.StreamProcessingConfig;
import org.aisleflow.streams.Tallies;
import org.aisleflow.streams.stages.FactTopology;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is compared must do the same work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainEqualsOursTest {
    private static final int SIGHTINGS = 900;
    private static final int EVERY = 3;

    private final Map<String, Sums> ourHeat = new TreeMap<>();
    private final Map<String, Sums> ourFootfall = new TreeMap<>();
    private final Map<String, Sums> plainHeat = new TreeMap<>();
    private final Map<String, Sums> plainFootfall = new TreeMap<>();

    @BeforeAll
    void computeBoth(@TempDir Path folder) throws IOException {
        Scenario scenario = ScenarioReader.builtIn("corner-shop").with(DeviceFaults.EXACT);
        Recording recording =
                Recording.make(
                        folder.resolve("recording"),
                        scenario,
                        3,
                        EVERY * SIGHTINGS,
                        Recording.weeksUntil(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)));
        List<Envelope> clean = new ArrayList<>();
        recording.read(
                Long.MAX_VALUE,
                (_, value) -> {
                    Envelope envelope = Recording.envelope(value);
                    if (isWanted(envelope)) {
                        clean.add(withoutStaff(envelope));
                    }
                });
        List<CatalogEntry> catalog = ShopCatalog.of(scenario);
        ours(clean, catalog, folder);
        plain(clean, catalog, folder);
    }

    @Test
    void heatIsTheSame() {
        assertThat(plainHeat).isNotEmpty().isEqualTo(ourHeat);
        assertThat(plainHeat.values().stream().mapToLong(Sums::first).sum())
                .isGreaterThan(SIGHTINGS / 10);
    }

    @Test
    void footfallIsTheSame() {
        assertThat(plainFootfall).isNotEmpty().isEqualTo(ourFootfall);
        assertThat(plainFootfall.values()).anyMatch(sums -> sums.first() > 0);
    }

    /** A third of the frames spans more windows in the same time. */
    private static boolean isWanted(Envelope envelope) {
        return envelope.telemetry() instanceof Crossing
                || (envelope.telemetry() instanceof Positions
                        && envelope.time().getEpochSecond() % EVERY == 0);
    }

    private static Envelope withoutStaff(Envelope envelope) {
        if (!(envelope.telemetry() instanceof Positions frame)) {
            return envelope;
        }
        return new Envelope(
                envelope.store(),
                envelope.device(),
                envelope.boot(),
                envelope.seq(),
                envelope.time(),
                envelope.deviceTime(),
                envelope.receivedAt(),
                envelope.clock(),
                envelope.protocol(),
                new Positions(frame.tracks().stream().filter(track -> !track.staff()).toList()));
    }

    private void ours(List<Envelope> input, List<CatalogEntry> catalog, Path folder) {
        StreamProcessingConfig config = StreamProcessingConfig.of("nobody:1", folder);
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("ours").toString());
        try (TopologyTestDriver driver =
                new TopologyTestDriver(
                        FactTopology.of(config, new Tallies()), properties, Instant.now())) {
            var entries =
                    driver.createInputTopic(
                            Topics.CATALOG.name(),
                            Topics.CATALOG.keys().serializer(),
                            Topics.CATALOG.values().serializer());
            catalog.forEach(entry -> entries.pipeInput(entry.key(), entry));
            var telemetry =
                    driver.createInputTopic(
                            Topics.TELEMETRY.name(),
                            Topics.TELEMETRY.keys().serializer(),
                            Topics.TELEMETRY.values().serializer());
            input.forEach(envelope -> telemetry.pipeInput(envelope.store(), envelope));
            driver.advanceWallClockTime(Duration.ofSeconds(10));
            driver.createOutputTopic(
                            Topics.HEAT.name(),
                            Topics.HEAT.keys().deserializer(),
                            Topics.HEAT.values().deserializer())
                    .readValuesToList()
                    .forEach(this::addHeat);
            driver.createOutputTopic(
                            Topics.FOOTFALL.name(),
                            Topics.FOOTFALL.keys().deserializer(),
                            Topics.FOOTFALL.values().deserializer())
                    .readValuesToList()
                    .forEach(this::addFootfall);
        }
    }

    private void addHeat(HeatWindow window) {
        for (HeatWindow.Cell cell : window.cells()) {
            ourHeat.put(
                    "%s/%d@%d"
                            .formatted(window.store(), cell.index(), window.start().toEpochMilli()),
                    new Sums(cell.visits(), Math.round(cell.seconds() * 1_000), 0));
        }
    }

    private void addFootfall(FootfallWindow window) {
        ourFootfall.put(
                "%s/%s@%d".formatted(window.store(), window.line(), window.start().toEpochMilli()),
                new Sums(window.in(), window.out(), window.passing()));
    }

    private void plain(List<Envelope> input, List<CatalogEntry> catalog, Path folder) {
        Store store =
                catalog.stream()
                        .filter(Store.class::isInstance)
                        .map(Store.class::cast)
                        .findFirst()
                        .orElseThrow();
        Topology topology = PlainTopology.of(RecordingTopics.PART, store, true);
        Properties properties =
                PlainRun.properties(
                        "nobody:1",
                        "plain",
                        folder.resolve("plain"),
                        ProcessingGuarantee.AT_LEAST_ONCE,
                        true);
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
            var telemetry =
                    driver.createInputTopic(
                            RecordingTopics.PART,
                            new StringSerializer(),
                            Topics.TELEMETRY.values().serializer());
            input.forEach(envelope -> telemetry.pipeInput(envelope.store().value(), envelope));
            plainHeat.putAll(read(driver, PlainTopology.HEAT));
            plainFootfall.putAll(read(driver, PlainTopology.FOOTFALL));
        }
    }

    private static Map<String, Sums> read(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(
                        topic, new StringDeserializer(), new JsonSerde<>(Sums.class).deserializer())
                .readKeyValuesToMap();
    }
}
