package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.Topics;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway that is open to all, and honest devices that send all the time beside each test: none
 * of their messages is lost, they are served in time, and when the test is over nothing stays
 * behind.
 */
@SuppressWarnings("NullAway.Init") // set before the first test
final class HonestDoors
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String KEY = "0123456789abcdef";
    static final int SUCCESS = 0;

    /** In which the honest get their acknowledgement even so. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private Path folder;
    private SecuredShop shop;
    private Footprint before;
    private TestFleet honest;
    private int tests;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("aisleflow-doors");
        shop =
                SecuredShop.start(
                        folder,
                        TestShop.catalogEntry(),
                        Map.of(
                                "insecureDevices",
                                "true",
                                "connectsPerSecond",
                                "100000",
                                "mostConnections",
                                "900"));
        shop.enrol("calm-2", shop.key("s1/calm-2/1", KEY));
        post("warm-up", 1);
        // The pools grow with the first devices, not by what is tested.
        try (TestFleet fleet =
                TestFleet.start("warm-up", 40, Duration.ofMillis(5), this::mqttPort)) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 2_000);
            fleet.stop();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        before = Footprint.now();
        honest =
                TestFleet.start(
                        "honest-%d".formatted(++tests), 3, Duration.ofMillis(20), this::mqttPort);
        await().atMost(PATIENCE).until(() -> honest.acknowledged() > 3);
        honest.takeLatencies();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try (TestFleet fleet = honest) {
            long acknowledged = honest.acknowledged();
            await().atMost(PATIENCE).until(() -> honest.acknowledged() > acknowledged + 10);
            assertThat(Collections.max(honest.takeLatencies())).isLessThan(WAIT.toNanos());
            balances(fleet.stop());
        }
        assertThat(shop.gateway().health().reasons()).isEmpty();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> Footprint.now().isNoLargerThan(before));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        shop.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    SecuredShop shop() {
        return shop;
    }

    /** What the gateway's process held before the test. */
    Footprint before() {
        return before;
    }

    boolean letIn(String device, String secret) throws Exception {
        try (RawMqtt client = shop.plain()) {
            return client.connect(device, "s1/" + device, secret) == SUCCESS;
        }
    }

    List<Envelope> envelopes(String device, int count) {
        return KafkaTopic.read(
                shop.kafka(), Topics.TELEMETRY, count, it -> it.device().value().equals(device));
    }

    List<DeadLetter> letters(String device, int count) {
        return KafkaTopic.read(
                shop.kafka(),
                Topics.REJECTED,
                count,
                it -> it.source().contains("/" + device + "/"));
    }

    void balances(Map<String, Long> acknowledged) {
        try (var account = new Account(shop.kafka())) {
            account.balances(acknowledged);
        }
    }

    long answered() {
        return shop.gateway().counters().coapAnswers().getOrDefault("2.04", 0L);
    }

    int mqttPort() {
        return shop.gateway().mqttPort().orElseThrow();
    }

    ResponseCode post(String device, long seq) throws Exception {
        return post(device, TestShop.crossing(seq));
    }

    ResponseCode post(String device, String payload) throws Exception {
        return post(shop.gateway().coapPort(), device, payload);
    }

    ResponseCode post(int port, String device, String payload) throws Exception {
        CoapClient client =
                new CoapClient("coap://127.0.0.1:%d/v1/s1/%s/crossing".formatted(port, device));
        try {
            return client.post(payload, 50).getCode();
        } finally {
            client.shutdown();
        }
    }
}
