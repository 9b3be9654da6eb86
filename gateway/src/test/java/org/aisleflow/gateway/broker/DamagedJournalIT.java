package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.FaultLength;
import org.aisleflow.gateway.delivery.Delivery;
import org.aisleflow.gateway.delivery.DeliverySource;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.mqtt.BrokerAddress;
import org.aisleflow.gateway.mqtt.TelemetryReader;
import org.aisleflow.gateway.mqtt.TelemetryWriter;
import org.aisleflow.gateway.quota.Quotas;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            publish(broker, 0);
        }
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Path damaged = folder.resolve("damaged-" + i);
            copy(whole, damaged);
            flip(damaged.resolve("journal/activemq-data-1.amq"));
            try (var broker = start(damaged)) {
                assertThat(broker.trouble()).isEmpty();
                publish(broker, MESSAGES);
                awaitTheRest(broker, 2 * MESSAGES - FLIPPED, 2 * MESSAGES);
            } catch (IllegalStateException | ConditionTimeoutException failure) {
                failures.add(i + ": " + failure.getMessage());
            }
        }
        assertThat(failures).isEmpty();
    }

    /** Every byte of a message and of its place in the queue, each in another record. */
    @ParameterizedTest
    @MethodSource("changes")
    void isReadOnWhicheverByteHasChanged(int change) throws Exception {
        Path data = folder.resolve("every-byte");
        int before = 10 * MESSAGES;
        try (var broker = start(data)) {
            for (int sent = 0; sent < before; sent += MESSAGES) {
                publish(broker, sent);
            }
        }
        int changed = changeEveryByte(data.resolve("journal/activemq-data-1.amq"), change);
        assertThat(changed).isGreaterThan(500);

        try (var broker = start(data)) {
            assertThat(broker.trouble()).isEmpty();
            publish(broker, before);
            awaitTheRest(broker, before + MESSAGES - changed, before + MESSAGES);
        }
    }

    static IntStream changes() {
        return IntStream.of(0x86, 0x33, 1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0x3e, 0xff)
                .limit(FaultLength.of(2, 12));
    }

    @Test
    void isOpenedAlthoughAMessageClaimsToHaveBillionsOfProperties() throws Exception {
        Path data = folder.resolve("billions");
        try (var broker = start(data)) {
            store(broker);
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
            publish(broker, 0);
            awaitTheRest(broker, MESSAGES, MESSAGES);
        }
    }

    /** As what comes over CoAP is: with its stamps as user properties. */
    private void store(EmbeddedBroker broker) throws InterruptedException {
        var login = new BrokerAddress.Login(internal.user(), internal.password());
        var address = new BrokerAddress("127.0.0.1", broker.port(), false, login);
        try (var writer =
                new TelemetryWriter(address, "writer", false, Clock.systemUTC(), random)) {
            writer.start();
            assertThat(writer.awaitConnected(Duration.ofSeconds(10))).isTrue();
            Payload payload = Payload.of("{}".getBytes(StandardCharsets.UTF_8));
            writer.store(new Arrival(TOPIC, null, payload, Protocol.COAP, null, Instant.EPOCH))
                    .toCompletableFuture()
                    .join();
        }
    }

    /** With more than fits into memory, so that there are pages, and what is read of them. */
    @Test
    void findsNothingToSkipInAWholeJournal() throws Exception {
        Path data = folder.resolve("pages");
        int messages = 7 * MESSAGES;
        try (var broker = start(data)) {
            for (int sent = 0; sent < messages; sent += MESSAGES) {
                publish(broker, sent, " ".repeat(60_000));
            }
            Read read = new Read(messages - 1);
            try (var reader = reader(broker, read)) {
                reader.start();
                await().until(() -> read.count.get() > messages - MESSAGES / 2);
            }
        }

        Path journal = data.resolve("journal");
        assertThat(kinds(journal))
                .contains((int) JournalRecordIds.ADD_MESSAGE_PROTOCOL)
                .containsAnyOf(
                        (int) JournalRecordIds.ACKNOWLEDGE_CURSOR,
                        (int) JournalRecordIds.PAGE_CURSOR_COMPLETE);
        assertThat(JournalCheck.skipped(journal)).isEmpty();
    }

    private static Set<Integer> kinds(Path journal) throws IOException {
        Set<Integer> kinds = new HashSet<>();
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".amq")).toList()) {
                JournalRecords.of(ByteBuffer.wrap(Files.readAllBytes(file))).entries().stream()
                        .map(JournalRecords.Entry::kind)
                        .forEach(kinds::add);
            }
        }
        return kinds;
    }

    private void publish(EmbeddedBroker broker, int from) throws MqttException {
        publish(broker, from, "");
    }

    private void publish(EmbeddedBroker broker, int from, String padding) throws MqttException {
        var device =
                new MqttAsyncClient(
                        "tcp://127.0.0.1:" + broker.port(), "door-1", new MemoryPersistence());
        device.connect().waitForCompletion(10_000);
        List<IMqttToken> tokens = new ArrayList<>();
        for (int i = from; i < from + MESSAGES; i++) {
            String text = "{\"boot\":1,%s\"seq\":%d}".formatted(padding, i);
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
    private void awaitTheRest(EmbeddedBroker broker, int least, int most) {
        Read read = new Read(most - 1);
        try (var reader = reader(broker, read)) {
            reader.start();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(read.count.get()).isBetween(least, most));
            await().untilTrue(read.isLastThere);
        }
    }

    private DeliverySource reader(EmbeddedBroker broker, DeliverySource.Handler read) {
        return broker.reader(read, InstantSource.system(), random);
    }

    /** What has been read so far, and whether the last message is among it. */
    private record Read(int last, AtomicInteger count, AtomicBoolean isLastThere)
            implements DeliverySource.Handler {
        Read(int last) {
            this(last, new AtomicInteger(), new AtomicBoolean());
        }

        @Override
        public void handle(Delivery delivery) {
            count.incrementAndGet();
            String text = new String(delivery.arrival().payload().bytes(), StandardCharsets.UTF_8);
            if (text.contains("\"seq\":" + last + "}")) {
                isLastThere.set(true);
            }
            delivery.acknowledge();
        }
    }

    /**
     * Changes the first byte of the first message, the second one of the third and so on, and then
     * the same in the records of the queue.
     *
     * @return how many bytes it has changed
     */
    private static int changeEveryByte(Path file, int change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Map<Integer, List<JournalRecords.Entry>> kinds =
                JournalRecords.of(ByteBuffer.wrap(bytes)).entries().stream()
                        .collect(Collectors.groupingBy(JournalRecords.Entry::kind));
        int changed = 0;
        for (List<JournalRecords.Entry> records : kinds.values()) {
            for (int i = 1; i < records.size(); i += 2) {
                JournalRecords.Entry record = records.get(i);
                if (i / 2 < record.size()) {
                    bytes[record.begin() + i / 2] ^= (byte) change;
                    changed++;
                }
            }
        }
        Files.write(file, bytes);
        return changed;
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
