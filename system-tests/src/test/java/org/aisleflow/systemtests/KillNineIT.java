package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The power fails again and again while devices send, those of the demo's shop among them. */
class KillNineIT {
    private static final int KILLS = 10;
    private static final int MQTT_DEVICES = 4;
    private static final int COAP_DEVICES = 2;
    private static final StoreId STORE = StoreId.of("kill-shop");
    private static final String DEMO_STORE = "s1";
    private static final Set<String> TELLING_OF_THE_PAST = Set.of("crossing", "sale", "delivery");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /**
     * Fixed, so that a failure can be looked for again; where each kill hits still differs with the
     * machine's speed.
     */
    private final Random random = new Random(20_261_123);

    private final Instant begin = Instant.now();

    @Test
    void everyAcknowledgedReadingIsAccountedForAndNoneCountsTwice(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        try (AisleflowProcess aisleflow =
                        new AisleflowProcess(folder.resolve("data"), "demo", "--past-days", "1")
                                .start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ApiClient api = aisleflow.api();
            List<TestDevice> devices = devices(aisleflow);
            api.put(
                    "/api/v1/catalog/stores/" + STORE,
                    Shops.alwaysOpen(STORE, devices.stream().map(TestDevice::id).toList()));

            AtomicBoolean sending = new AtomicBoolean(true);
            List<Future<?>> senders = new ArrayList<>();
            devices.forEach(
                    device -> senders.add(threads.submit(() -> keepSending(device, sending))));
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(Duration.ofMillis(200 + random.nextInt(2_500)).toNanos());
                aisleflow.killNineAndWait();
                aisleflow.start();
            }
            sending.set(false);
            for (Future<?> sender : senders) {
                sender.get();
            }

            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(accepted(api, devices))
                                    .as(() -> ledgers(api, devices) + " in " + folder)
                                    .isEqualTo(sent(devices)));
            for (TestDevice device : devices) {
                JsonNode ledger = ledger(api, device);
                assertThat(ledger.get("missing").asLong()).as("missing of " + device.id()).isZero();
                assertThat(ledger.get("sent").asLong())
                        .as("sent by " + device.id())
                        .isEqualTo(device.sent());
                assertThat(ledger.get("rejected")).as("rejected of " + device.id()).isEmpty();
            }
            long total = sent(devices).stream().mapToLong(Long::longValue).sum();
            await().atMost(LIMIT).untilAsserted(() -> assertThat(peopleIn(api)).isEqualTo(total));
            assertThat(total).isGreaterThan(KILLS * (MQTT_DEVICES + COAP_DEVICES));
            devices.forEach(TestDevice::close);

            await().atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(incompleteDemoDevices(api)).isEmpty());
        }
    }

    /** Devices of the demo's shop that tell of its past, if something of them is missing. */
    private List<String> incompleteDemoDevices(ApiClient api) {
        List<String> incomplete = new ArrayList<>();
        int looked = 0;
        for (JsonNode device : api.get("/api/v1/fleet/devices?store=" + DEMO_STORE)) {
            if (TELLING_OF_THE_PAST.contains(device.get("kind").asText())) {
                JsonNode ledger = pastLedger(api, device.get("device").asText());
                looked++;
                if (ledger.get("missing").asLong() > 0 || !ledger.get("rejected").isEmpty()) {
                    incomplete.add(ledger.toString());
                }
            }
        }
        assertThat(looked).isGreaterThan(3);
        return incomplete;
    }

    private JsonNode pastLedger(ApiClient api, String device) {
        return api.get(
                "/api/v1/fleet/devices/%s/ledger?store=%s&from=%s&to=%s"
                        .formatted(
                                device,
                                DEMO_STORE,
                                begin.minus(Duration.ofDays(30)),
                                Instant.now().plus(Duration.ofMinutes(2))));
    }

    private static List<TestDevice> devices(AisleflowProcess aisleflow) {
        List<TestDevice> devices = new ArrayList<>();
        IntStream.range(0, MQTT_DEVICES)
                .mapToObj(i -> DeviceId.of("mqtt-door-" + i))
                .forEach(id ->
                        devices.add(
                                new TestDevice(
                                        STORE,
                                        id,
                                        1,
                                        new MqttLink(aisleflow.mqttPort(), id.value()))));
        IntStream.range(0, COAP_DEVICES)
                .mapToObj(i -> DeviceId.of("coap-door-" + i))
                .forEach(id ->
                        devices.add(
                                new TestDevice(STORE, id, 1, new CoapLink(aisleflow.coapPort()))));
        return devices;
    }

    private static void keepSending(TestDevice device, AtomicBoolean sending) {
        while (sending.get()) {
            device.send(Instant.now(), new Crossing(Shops.FRONT_DOOR, 1, 0, null));
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private List<Long> accepted(ApiClient api, List<TestDevice> devices) {
        return devices.stream()
                .map(device -> ledger(api, device).get("accepted").asLong())
                .toList();
    }

    private String ledgers(ApiClient api, List<TestDevice> devices) {
        return devices.stream()
                .map(device -> ledger(api, device).toString())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static List<Long> sent(List<TestDevice> devices) {
        return devices.stream().map(TestDevice::sent).toList();
    }

    private JsonNode ledger(ApiClient api, TestDevice device) {
        return api.get(
                "/api/v1/fleet/devices/%s/ledger?store=%s&%s"
                        .formatted(device.id(), STORE, range()));
    }

    private long peopleIn(ApiClient api) {
        long people = 0;
        for (JsonNode bucket :
                api.get("/api/v1/stores/%s/footfall?bucket=PT1M&%s".formatted(STORE, range()))) {
            people += bucket.get("in").asLong();
        }
        return people;
    }

    private String range() {
        return "from=%s&to=%s"
                .formatted(
                        begin.minus(Duration.ofHours(1)),
                        Instant.now().plus(Duration.ofMinutes(2)));
    }
}
