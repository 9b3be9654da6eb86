package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.delivery.Delivery;
import org.aisleflow.gateway.delivery.DeliverySource;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.mqtt.BrokerAddress;
import org.aisleflow.gateway.mqtt.TelemetryReader;
import org.aisleflow.gateway.mqtt.TelemetryWriter;
import org.aisleflow.gateway.quota.Quotas;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before each test
class QueueReaderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123Z");

    @TempDir Path folder;
    private final InternalIdentity internal = InternalIdentity.generate(new Random(1));
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private EmbeddedBroker broker;
    private MqttAsyncClient device;

    @BeforeEach
    void start() throws MqttException {
        broker = startBroker();
        device = connect("door-1");
    }

    @AfterEach
    void stop() throws MqttException {
        leave(device);
        broker.close();
    }

    @Test
    void readsInOrderAndForgetsWhatItAcknowledged() throws Exception {
        try (var reader = reader(deliveries::add)) {
            send("1", "2", "3");
            List.of(next("1"), next("2"), next("3")).forEach(Delivery::acknowledge);
            send("4");
            next("4").acknowledge();
            assertThat(reader.trouble()).isEmpty();
        }
        restartBroker();

        try (var reader = reader(deliveries::add)) {
            send("5");
            next("5").acknowledge();
            assertThat(reader.trouble()).isEmpty();
        }
    }

    @Test
    void losesNothingWhileItIsAwayOrTheBrokerStartsAnew() throws Exception {
        send("1", "2");
        try (var reader = reader(deliveries::add)) {
            next("1");
            next("2").acknowledge();
            assertThat(reader.trouble()).isEmpty();
        }
        restartBroker();

        try (var reader = reader(deliveries::add)) {
            next("1").acknowledge();
            send("3");
            next("3").acknowledge();
            assertThat(reader.trouble()).isEmpty();
        }
    }

    @Test
    void readsAgainWhatItsHandlerThrewAt() throws Exception {
        var thrown = new AtomicBoolean();
        DeliverySource.Handler clumsy =
                delivery -> {
                    if (!thrown.getAndSet(true)) {
                        throw new IllegalStateException("a bug in the handler, for the test");
                    }
                    deliveries.add(delivery);
                };
        try (var reader = reader(clumsy)) {
            send("1", "2");

            next("1").acknowledge();
            next("2").acknowledge();
            assertThat(reader.trouble()).isEmpty();
        }
        assertThat(thrown).isTrue();
    }

    @Test
    void readsAgainInOrderWhatWasGivenBack() throws Exception {
        try (var reader = reader(deliveries::add)) {
            send("1", "2", "3", "4");
            Delivery first = next("1");
            next("2");
            next("3").acknowledge();
            next("4").giveBack("for the test");
            assertThat(first.isOpen()).isFalse();
            first.acknowledge();

            Delivery again = next("1");
            assertThat(again.cameWith(first)).isFalse();
            again.acknowledge();
            next("2").acknowledge();
            next("4").acknowledge();
            send("5");
            next("5").acknowledge();
            assertThat(reader.trouble()).isEmpty();
        }
    }

    /** Messages of a burst may change places on their way into the queue, but not in it. */
    @Test
    void takesNoMoreThanItMayAndGivesItBackAsItWas() throws Exception {
        int messages = 3 * QueueConsumer.MOST;
        List<String> first = new ArrayList<>();
        List<String> all = new ArrayList<>();
        try (var reader = reader(deliveries::add)) {
            send(IntStream.range(0, messages).mapToObj(Integer::toString).toArray(String[]::new));
            await().atMost(PATIENCE).until(() -> deliveries.size() == QueueConsumer.MOST);
            for (int i = 1; i < QueueConsumer.MOST; i++) {
                first.add(text(take()));
            }
            take().giveBack("for the test");

            List<Delivery> later = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                Delivery delivery = take();
                all.add(text(delivery));
                if (i % 3 == 0 && i < QueueConsumer.MOST) {
                    later.add(delivery);
                } else {
                    delivery.acknowledge();
                }
            }
            later.forEach(Delivery::acknowledge);
            assertThat(reader.trouble()).isEmpty();
        }
        assertThat(all).startsWith(first.toArray(String[]::new)).doesNotHaveDuplicates();

        try (var reader = reader(deliveries::add)) {
            send("last");
            next("last").acknowledge();
            assertThat(reader.trouble()).isEmpty();
        }
    }

    @Test
    void givesBackAsItWasWhatItsOwnThreadAcknowledgedInPart() throws Exception {
        int messages = 900;
        int until = 600;
        send(IntStream.range(0, messages).mapToObj(Integer::toString).toArray(String[]::new));
        List<String> first = new ArrayList<>();
        DeliverySource.Handler handler =
                delivery -> {
                    if (first.size() == until) {
                        deliveries.add(delivery);
                        return;
                    }
                    first.add(text(delivery));
                    if (first.size() == until) {
                        delivery.giveBack("for the test");
                    } else if (first.size() % 3 == 0) {
                        delivery.acknowledge();
                    }
                };
        List<String> again = new ArrayList<>();
        try (var reader = reader(handler)) {
            for (int i = 0; i < messages - (until - 1) / 3; i++) {
                Delivery delivery = take();
                again.add(text(delivery));
                delivery.acknowledge();
            }
            assertThat(reader.trouble()).isEmpty();
        }
        String[] left =
                IntStream.rangeClosed(1, until)
                        .filter(i -> i == until || i % 3 != 0)
                        .mapToObj(i -> first.get(i - 1))
                        .toArray(String[]::new);
        assertThat(again).startsWith(left).doesNotHaveDuplicates();
    }

    @Test
    void saysHowWhenAndFromWhereAndBelievesNoDevice() throws Exception {
        MqttProperties forged = new MqttProperties();
        forged.setContentType("application/json");
        forged.setUserProperties(
                List.of(
                        new UserProperty("aisleflow-protocol", "coap"),
                        new UserProperty("aisleflow-address", "192.0.2.1:1"),
                        new UserProperty("aisleflow-received-at", "0")));
        try (var reader = reader(deliveries::add)) {
            device.publish(
                            "aisleflow/v1/s1/door-1/crossing",
                            new MqttMessage(bytes("{}"), 1, false, forged))
                    .waitForCompletion(10_000);

            Delivery delivery = next("{}");
            delivery.acknowledge();
            Arrival arrival = delivery.arrival();
            assertThat(arrival.source()).isEqualTo("aisleflow/v1/s1/door-1/crossing");
            assertThat(arrival.contentType()).isEqualTo("application/json");
            assertThat(arrival.protocol()).isEqualTo(Protocol.MQTT);
            assertThat(arrival.address()).startsWith("127.0.0.1:");
            assertThat(arrival.receivedAt()).isEqualTo(NOW);
            assertThat(reader.trouble()).isEmpty();
        }
    }

    @Test
    void readsWhatTheWriterStoredForOthers() throws Exception {
        Arrival arrival =
                new Arrival(
                        "aisleflow/v1/s1/scale-1/weight",
                        "application/cbor",
                        Payload.of(new byte[] {1, 2, 3}),
                        Protocol.COAP,
                        "192.0.2.7:1234",
                        NOW.minusSeconds(60));
        var login = new BrokerAddress.Login(internal.user(), internal.password());
        var address = new BrokerAddress("127.0.0.1", broker.port(), false, login);
        for (boolean own : new boolean[] {true, false}) {
            try (var writer =
                            new TelemetryWriter(
                                    address, "writer", own, Clock.systemUTC(), new Random(1));
                    var reader = reader(deliveries::add)) {
                writer.start();
                assertThat(writer.awaitConnected(PATIENCE)).isTrue();
                writer.store(arrival).toCompletableFuture().join();

                Delivery delivery = take();
                delivery.acknowledge();
                assertThat(delivery.arrival()).isEqualTo(arrival);
                assertThat(reader.trouble()).isEmpty();
            }
        }
    }

    private void restartBroker() throws MqttException {
        leave(device);
        broker.close();
        start();
    }

    private EmbeddedBroker startBroker() {
        return EmbeddedBroker.start(
                BrokerSettings.plain("127.0.0.1", 0, folder, 0),
                internal,
                DevicePolicy.anybodyOnThisMachine(),
                new AccessAudit(InstantSource.system()),
                new Quotas(new Quotas.Rates(100_000, 1 << 30, 1_000), System::nanoTime),
                "aisleflow-gateway-reader",
                TelemetryReader.FILTER,
                CommandListener.none(),
                () -> NOW);
    }

    private DeliverySource reader(DeliverySource.Handler handler) throws InterruptedException {
        var reader = broker.reader(handler, InstantSource.system(), new Random(1));
        reader.start();
        assertThat(reader.awaitConnected(PATIENCE)).isTrue();
        return reader;
    }

    private MqttAsyncClient connect(String clientId) throws MqttException {
        var client =
                new MqttAsyncClient(
                        "tcp://127.0.0.1:" + broker.port(), clientId, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setReceiveMaximum(1000);
        client.connect(options).waitForCompletion(10_000);
        return client;
    }

    private static void leave(MqttAsyncClient client) throws MqttException {
        client.disconnectForcibly(0, 200, true);
        client.close(true);
    }

    private void send(String... payloads) throws MqttException {
        List<IMqttToken> tokens = new ArrayList<>();
        for (String payload : payloads) {
            tokens.add(
                    device.publish(
                            "aisleflow/v1/s1/door-1/crossing",
                            new MqttMessage(bytes(payload), 1, false, null)));
            if (tokens.size() == 100) {
                settle(tokens);
            }
        }
        settle(tokens);
    }

    private static void settle(List<IMqttToken> tokens) throws MqttException {
        for (IMqttToken token : tokens) {
            token.waitForCompletion(10_000);
        }
        tokens.clear();
    }

    private Delivery next(String payload) throws InterruptedException {
        Delivery delivery = take();
        assertThat(text(delivery)).isEqualTo(payload);
        return delivery;
    }

    private static String text(Delivery delivery) {
        return new String(delivery.arrival().payload().bytes(), StandardCharsets.UTF_8);
    }

    private Delivery take() throws InterruptedException {
        return Objects.requireNonNull(deliveries.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
