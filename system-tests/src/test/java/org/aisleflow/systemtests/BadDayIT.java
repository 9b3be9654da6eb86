package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.sim.Progress;
import org.aisleflow.sim.Simulation;
import org.aisleflow.sim.SimulationConfig;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole day of a shop in which everything fails that can: the ledger explains every message that
 * a device meant to send, and the doors count what the counters said. Two hours around the flood
 * are told by all devices, the rest as the past is; with {@code aisleflow.long} all of the day.
 */
class BadDayIT {
    private static final boolean ALL_OF_IT = Boolean.getBoolean("aisleflow.long");
    private static final Duration LIMIT = Duration.ofMinutes(ALL_OF_IT ? 15 : 2);
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** The flood begins at eleven; in its midst the devices lose their power. */
    private static final LocalTime POWER_CUT = LocalTime.of(11, 2);

    private static final LocalTime TOLD_FULLY_FROM = LocalTime.of(10, 0);
    private static final LocalTime TOLD_FULLY_UNTIL = LocalTime.of(12, 0);

    @TempDir private static Path folder;

    private static final Map<String, Devices> MEANT = new LinkedHashMap<>();
    private static AisleflowProcess aisleflow;
    private static ApiClient api;
    private static String store = "";
    private static LocalDate day = LocalDate.EPOCH;

    /** What one device meant to send, by outcome; numbers are boot and seq. */
    private static final class Devices {
        private final Set<String> stored = new HashSet<>();
        private final Set<String> damaged = new HashSet<>();
    }

    @BeforeAll
    static void sendTheDay() throws Exception {
        aisleflow =
                new AisleflowProcess(folder.resolve("data"), "up", "--insecure-devices").start();
        api = aisleflow.api();
        Scenario scenario = ScenarioReader.builtIn("bad-day");
        store = scenario.stores().getFirst().id().value();
        ShopCatalog.of(scenario).forEach(BadDayIT::enter);
        // Yesterday, so that every hour of it is past.
        day = LocalDate.now(ROME).minusDays(1);
        SimulationConfig config =
                new SimulationConfig(
                        scenario,
                        1,
                        toldFully(SimulationConfig.Timeline.pastThenLive(0)),
                        Destination.gateway(
                                "127.0.0.1", aisleflow.mqttPort(), aisleflow.coapPort()),
                        folder.resolve("sim"),
                        folder.resolve("truth"),
                        null);
        run(config, at(day.atTime(POWER_CUT)));
        // What devices without a connection still keep, they send when it is over.
        run(
                config.with(toldFully(SimulationConfig.Timeline.pastOnly(0))),
                at(day.plusDays(1).atStartOfDay()));
        readTheTruth();
    }

    private static SimulationConfig.Timeline toldFully(SimulationConfig.Timeline timeline) {
        return ALL_OF_IT
                ? timeline.toldFully(
                        instant(day.atStartOfDay()), instant(day.plusDays(1).atStartOfDay()))
                : timeline.toldFully(
                        instant(day.atTime(TOLD_FULLY_FROM)),
                        instant(day.atTime(TOLD_FULLY_UNTIL)));
    }

    private static Clock at(LocalDateTime time) {
        return Clock.fixed(instant(time), ROME);
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(ROME).toInstant();
    }

    private static void enter(CatalogEntry entry) {
        switch (entry) {
            case Store shop -> api.put("/api/v1/catalog/stores/" + shop.id(), shop);
            case Product product -> api.put("/api/v1/catalog/products/" + product.sku(), product);
            case Supplier supplier ->
                    api.put("/api/v1/catalog/suppliers/" + supplier.id(), supplier);
            case Policy _ -> {}
        }
    }

    private static void run(SimulationConfig config, Clock clock) throws Exception {
        try (Simulation simulation = Simulation.start(config, clock, Progress.silent())) {
            simulation.pastSent().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void readTheTruth() throws IOException {
        for (String line : Files.readAllLines(folder.resolve("truth/messages.jsonl"))) {
            JsonNode message = Mappers.JSON.readTree(line);
            Devices device =
                    MEANT.computeIfAbsent(message.get("device").asText(), _ -> new Devices());
            String number = message.get("boot") + "/" + message.get("seq");
            switch (message.get("outcome").asText()) {
                case "stored" -> device.stored.add(number);
                case "refused" -> device.damaged.add(number);
                default -> assertThat(message.get("outcome").asText()).isEqualTo("never_sent");
            }
        }
    }

    @AfterAll
    static void stop() {
        aisleflow.close();
    }

    @Test
    void everythingThatCanFailDidAndNothingCrashed() throws IOException {
        String truth = Files.readString(folder.resolve("truth/messages.jsonl"));

        assertThat(truth)
                .contains("duplicated", "reordered", "delayed", "truncated", "nonsense")
                .contains("\"boot\":2,", "\"boot\":3,");
        assertThat(Objects.requireNonNull(MEANT.get("door-main")).stored).hasSizeGreaterThan(500);
        assertThat(api.isHealthy()).isTrue();
    }

    @Test
    void theLedgerExplainsEveryMessageThatADeviceMeantToSend() {
        MEANT.forEach((device, meant) ->
                await("the ledger of " + device)
                        .atMost(LIMIT)
                        .untilAsserted(() -> explains(ledger(device), meant)));
    }

    @Test
    void whatCameTwiceIsCountedApart() {
        await().atMost(LIMIT)
                .until(() ->
                        MEANT.keySet().stream()
                                        .mapToInt(id -> ledger(id).get("duplicates").asInt())
                                        .sum()
                                > 50);
    }

    private static JsonNode ledger(String device) {
        return api.get(
                "/api/v1/fleet/devices/%s/ledger?store=%s&from=%s&to=%s"
                        .formatted(
                                device,
                                store,
                                day.minusDays(1) + "T00:00:00Z",
                                day.plusDays(3) + "T00:00:00Z"));
    }

    /**
     * A message that arrived damaged is refused in the hour in which it came, and explains the gap
     * that it left, in whatever hour that is.
     */
    private static void explains(JsonNode ledger, Devices meant) {
        assertThat(ledger.get("accepted").asInt()).isEqualTo(meant.stored.size());
        assertThat(ledger.at("/rejected/malformed").asInt()).isEqualTo(meant.damaged.size());
        assertThat(ledger.get("rejected").size()).isLessThanOrEqualTo(1);
        assertThat(ledger.get("expired").asInt()).isZero();
        assertThat(ledger.get("missing").asInt()).isZero();
        assertThat(ledger.get("sent").asInt())
                .isEqualTo(meant.stored.size() + meant.damaged.size());
        for (JsonNode hour : ledger.get("hours")) {
            for (JsonNode gap : hour.get("missingRanges")) {
                for (long seq = gap.get("first").asLong(); seq <= gap.get("last").asLong(); seq++) {
                    assertThat(meant.damaged).contains(gap.get("boot") + "/" + seq);
                }
            }
        }
    }

    @Test
    void theDoorsCountWhatTheCountersSaidAndNothingElse() throws IOException {
        long in = 0;
        long out = 0;
        long passing = 0;
        for (String line : Files.readAllLines(folder.resolve("truth/messages.jsonl"))) {
            JsonNode message = Mappers.JSON.readTree(line);
            if (message.has("line") && message.get("outcome").asText().equals("stored")) {
                in += message.get("in").asLong();
                out += message.get("out").asLong();
                passing += message.get("passing").asLong();
            }
        }
        long[] said = {in, out, passing};

        await().atMost(LIMIT).untilAsserted(() -> assertThat(counted()).containsExactly(said));
        assertThat(in).isGreaterThan(50);
    }

    private static long[] counted() {
        JsonNode buckets =
                api.get(
                        "/api/v1/stores/%s/footfall?bucket=PT1H&from=%s&to=%s"
                                .formatted(
                                        store,
                                        day.minusDays(1) + "T12:00:00Z",
                                        day.plusDays(1) + "T12:00:00Z"));
        long[] sums = new long[3];
        for (JsonNode bucket : buckets) {
            sums[0] += bucket.get("in").asLong();
            sums[1] += bucket.get("out").asLong();
            sums[2] += bucket.get("passing").asLong();
        }
        return sums;
    }
}
