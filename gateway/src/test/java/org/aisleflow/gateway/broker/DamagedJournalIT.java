package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.aisleflow.gateway.FaultLength;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.mqtt.BrokerAddress;
import org.aisleflow.gateway.mqtt.TelemetryReader;
import org.aisleflow.gateway.quota.Quotas;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of the journal change while nobody looks. */
@Timeout(900)
class DamagedJournalIT {
    private static final String TOPIC = "aisleflow/v1/s1/door-1/crossing";
    private static final String READER = "aisleflow-gateway-reader";
    private static final String FILTER = TelemetryReader.FILTER;
    private static final int MESSAGES = 200;
    private static final int FLIPPED = 20;
    private static final int TIMES = FaultLength.of(4, 200);

    private final InternalIdentity internal = InternalIdentity.generate(new Random(1));
    private final Random random = new Random(20_261_128);
    @TempDir Path folder;

    @Test
    void isOpenedWhateverItHolds() throws Exception {
        Path whole = folder.resolve("whole");
        try (var broker = start(whole)) {
            publish(broker);
        }
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Path damaged = folder.resolve("damaged-" + i);
            copy(whole, damaged);
            flip(damaged.resolve("journal/activemq-data-1.amq"));
            try (var broker = start(damaged)) {
                assertThat(broker.trouble()).isEmpty();
                publish(broker);
                awaitTheRest(broker);
            } catch (IllegalStateException | ConditionTimeoutException failure) {
                failures.add(i + ": " + failure.getMessage());
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void isOpenedAlthoughAMessageClaimsToHaveBillionsOfProperties() throws Exception {
        Path data = folder.resolve("billions");
        try (var broker = start(data)) {
            publish(broker);
        }
        Path file = data.resolve("journal/activemq-data-1.amq");
        byte[] bytes = Files.readAllBytes(file);
        byte[] name = SimpleString.of(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY).getData();
        int at = 0;
        while (!Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
            at++;
        }
        int highest = at + name.length + 1;
        assertThat(bytes[highest]).isZero();
        bytes[highest] = Byte.MAX_VALUE;
        Files.write(file, bytes);

        try (var broker = start(data)) {
            assertThat(broker.trouble()).isEmpty();
            assertThat(data.resolve("journal/activemq-data-1.amq.damaged")).exists();
            publish(broker);
            awaitTheRest(broker);
        }
    }

    private void publish(EmbeddedBroker broker) throws MqttException {
        var device =
                new MqttAsyncClient(
                        "tcp://127.0.0.1:" + broker.port(), "door-1", new MemoryPersistence());
        device.connect().waitForCompletion(10_000);
        List<IMqttToken> tokens = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String text = "{\"boot\":1,\"seq\":%d}".formatted(i);
            tokens.add(
                    device.publish(
                            TOPIC,
                            new MqttMessage(
                                    text.getBytes(StandardCharsets.UTF_8), 1, false, null)));
        }
        for (IMqttToken token : tokens) {
            token.waitForCompletion(10_000);
        }
        device.disconnectForcibly(0, 200, true);
        device.close(true);
    }

    /** What is whole still reaches the reader: each byte has cost a message at most. */
    private void awaitTheRest(EmbeddedBroker broker) {
        var read = new AtomicInteger();
        var login = new BrokerAddress.Login(internal.user(), internal.password());
        try (var reader =
                new TelemetryReader(
                        new BrokerAddress("127.0.0.1", broker.port(), false, login),
                        READER,
                        true,
                        delivery -> {
                            read.incrementAndGet();
                            delivery.acknowledge();
                        },
                        InstantSource.system(),
                        random)) {
            reader.start();
            await().atMost(Duration.ofSeconds(6))
                    .untilAsserted(() ->
                            assertThat(read.get()).isBetween(2 * MESSAGES - FLIPPED, 2 * MESSAGES));
        }
    }

    private void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        for (int i = 0; i < FLIPPED; i++) {
            bytes[
                            JournalRecords.HEADER_BYTES
                                    + random.nextInt(end - JournalRecords.HEADER_BYTES)] ^=
                    (byte) (1 + random.nextInt(255));
        }
        Files.write(file, bytes);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    private EmbeddedBroker start(Path data) {
        return EmbeddedBroker.start(
                BrokerSettings.plain("127.0.0.1", 0, data, 0),
                internal,
                DevicePolicy.anybodyOnThisMachine(),
                new AccessAudit(InstantSource.system()),
                new Quotas(new Quotas.Rates(100_000, 1 << 30, 1_000), System::nanoTime),
                READER,
                FILTER,
                CommandListener.none(),
                InstantSource.system());
    }
}
