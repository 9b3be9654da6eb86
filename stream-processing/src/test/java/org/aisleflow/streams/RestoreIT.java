package org.aisleflow.streams;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with 50 MB of state is killed: how long until it tells something new again. With {@code
 * -Daisleflow.long=true}, on a machine that does nothing else: it is a time that is measured.
 */
@EnabledIfSystemProperty(named = "aisleflow.long", matches = "true")
@Timeout(300)
@SuppressWarnings("NullAway.Init") // set by JUnit
class RestoreIT {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LEAST_STATE_BYTES = 50_000_000;
    private static final int SHOPS = 16;
    private static final int FRAMES = 60;
    private static final int PEOPLE_A_FRAME = 20;
    private static final int RECEIPTS = 26;
    private static final int PRODUCTS_A_RECEIPT = 500;

    @TempDir Path folder;
    private final Random random = new Random(5);
    private final Instant start = Instant.now().minus(12, HOURS).truncatedTo(HOURS);
    private final Map<String, Long> numbers = new HashMap<>();
    private EmbeddedKafka kafka;
    private Producing producing;
    private Instance instance;
    private Crowd crowd;

    @BeforeEach
    void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        MissingTopics.make(kafka.bootstrapServers(), Topics.all(), 4, PATIENCE);
        producing = new Producing(kafka.bootstrapServers());
        instance =
                Instance.of(
                        folder.resolve("state"),
                        "bootstrapServers=" + kafka.bootstrapServers(),
                        "partitions=4");
        crowd = new Crowd(SHOPS, start, random);
    }

    @AfterEach
    void stopKafka() {
        instance.close();
        producing.close();
        kafka.close();
    }

    @Test
    void tellsAFreshWindowSoonAfterItWasKilledWithMuchState() throws Exception {
        crowd.catalog().forEach(producing::send);
        crowd.catalog().forEach(shop -> fill(shop.id()));
        producing.flush();
        instance.start();
        awaitAllIsComputed();
        goOnForAWhile();
        StoredState state = StoredState.of(kafka.bootstrapServers());
        assertThat(state.bytes()).isGreaterThan(LEAST_STATE_BYTES);

        instance.kill();
        Instant killed = Instant.now();
        instance.start();
        Instant fresh = killed.plusSeconds(1);
        crowd.catalog().forEach(shop -> say(shop.id(), "door-1", fresh, crossing()));
        producing.flush();
        List<Duration> told = awaitFresh(fresh, killed);

        System.out.printf(
                "Restored %.1f MB of state, %,d entries (%.1f MB of changelog): from kill -9 to the first fresh window %.1f s, to the last shop's %.1f s; CPU time since the start %.1f s%n",
                state.bytes() / 1e6,
                state.entries(),
                state.changelogBytes() / 1e6,
                told.getFirst().toMillis() / 1e3,
                told.getLast().toMillis() / 1e3,
                instance.computed().toMillis() / 1e3);
        assertThat(told.getFirst()).isLessThan(LONGEST);
    }

    /**
     * Visitors of some hours, and a very large assortment, which makes much state in little time.
     */
    private void fill(StoreId shop) {
        for (int frame = 0; frame < FRAMES; frame++) {
            List<Positions.Track> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE_A_FRAME; i++) {
                double x = random.nextInt(12_000) / 1_000.0;
                double y = random.nextInt(8_000) / 1_000.0;
                people.add(new Positions.Track(frame + "-" + i, x, y, false));
            }
            say(shop, "eye-1", start.plusSeconds(frame * 40L), new Positions(people));
        }
        for (int receipt = 0; receipt < RECEIPTS; receipt++) {
            List<Sale.Line> lines = new ArrayList<>();
            for (int i = 0; i < PRODUCTS_A_RECEIPT; i++) {
                lines.add(
                        new Sale.Line(
                                Sku.of("assortment-%02d-product-%03d".formatted(receipt, i)),
                                1,
                                null));
            }
            Sale sale = new Sale(ReceiptId.of("r" + receipt), lines);
            say(shop, "till-by-the-door", start.plusSeconds(receipt), sale);
        }
    }

    private static Crossing crossing() {
        return new Crossing(LineId.of("main"), 1, 0, null);
    }

    private void say(StoreId shop, String device, Instant time, Telemetry telemetry) {
        long seq = numbers.merge(shop + " " + device, 1L, Long::sum);
        producing.send(
                new Envelope(
                        shop,
                        DeviceId.of(device),
                        1,
                        seq,
                        time,
                        time,
                        // All of it at once, so that all of it is still remembered.
                        Instant.now(),
                        ClockSource.DEVICE,
                        Protocol.MQTT,
                        telemetry));
    }

    private void awaitAllIsComputed() {
        long sent = numbers.values().stream().mapToLong(Long::longValue).sum();
        try (var ledger = new Reading<>(kafka.bootstrapServers(), Topics.LEDGER)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(
                                            ledger.latest().values().stream()
                                                    .mapToLong(LedgerHour::accepted)
                                                    .sum())
                                    .isEqualTo(sent));
        }
    }

    /** As any shop does: what was told is then known to have been told. */
    private void goOnForAWhile() {
        Instant time = Instant.now().truncatedTo(MINUTES).minusSeconds(600);
        for (int i = 0; i < 3; i++) {
            Instant minute = time.plusSeconds(i * 60L);
            crowd.catalog().forEach(shop -> say(shop.id(), "door-1", minute, crossing()));
            producing.flush();
            assertThat(awaitFresh(minute, minute)).hasSize(SHOPS);
        }
    }

    /** How long after a time the first and the last shop told a window that began not before. */
    private List<Duration> awaitFresh(Instant from, Instant since) {
        Instant minute = from.truncatedTo(MINUTES);
        List<Duration> told = new ArrayList<>();
        try (var footfall =
                new Reading<FootfallWindow>(kafka.bootstrapServers(), Topics.FOOTFALL)) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        long shops =
                                footfall.latest().values().stream()
                                        .filter(window -> !window.start().isBefore(minute))
                                        .count();
                        while (told.size() < shops) {
                            told.add(Duration.between(since, Instant.now()));
                        }
                        return shops == SHOPS;
                    });
        }
        return told;
    }
}
