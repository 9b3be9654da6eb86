package org.aisleflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.delivery.Delivery;
import org.aisleflow.gateway.delivery.DeliverySource;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before each test
class TelemetryReaderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;
    private Mosquitto mosquitto;
    private TelemetryWriter writer;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws InterruptedException {
        mosquitto = new Mosquitto(folder);
        writer = new TelemetryWriter(broker(), "writer", false, Clock.systemUTC(), new Random(1));
        writer.start();
        assertThat(writer.awaitConnected(PATIENCE)).isTrue();
    }

    @AfterEach
    void stop() {
        writer.close();
        mosquitto.close();
    }

    @Test
    void readsInOrderAndForgetsWhatItAcknowledged() throws Exception {
        try (var reader = reader(deliveries::add)) {
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
            store("1", "2", "3");
            List.of(next("1"), next("2"), next("3")).forEach(Delivery::acknowledge);
            store("4");
            next("4").acknowledge();
        }

        try (var reader = reader(deliveries::add)) {
            store("5");
            next("5").acknowledge();
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
        }
    }

    @Test
    void losesNothingWhileItIsAway() throws Exception {
        reader(deliveries::add).close();

        store("1", "2");

        try (var reader = reader(deliveries::add)) {
            next("1").acknowledge();
            next("2").acknowledge();
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
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
            store("1", "2");

            next("1").acknowledge();
            next("2").acknowledge();
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
        }
        assertThat(thrown).isTrue();
    }

    @Test
    void readsAgainInOrderWhatWasGivenBack() throws Exception {
        try (var reader = reader(deliveries::add)) {
            store("1", "2", "3");
            next("1").acknowledge();
            next("2");
            next("3").giveBack("for the test");

            next("2").acknowledge();
            next("3").acknowledge();
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
        }
    }

    @Test
    void doesNotTakeALateAcknowledgementForThatOfAnotherMessage() throws Exception {
        try (var reader = reader(deliveries::add)) {
            store("1");
            Delivery early = next("1");
            early.giveBack("for the test");
            next("1");

            // On the new connection its packet id means whatever came first there.
            early.acknowledge();
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
        }

        try (var reader = reader(deliveries::add)) {
            next("1").acknowledge();
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
        }
    }

    @Test
    void comesBackWhenTheBrokerDoes() throws Exception {
        try (var reader = reader(deliveries::add)) {
            mosquitto.restart();

            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> store("1"));

            next("1").acknowledge();
            await().atMost(PATIENCE).until(() -> reader.trouble().isEmpty());
        }
    }

    @Test
    void doesNotCallStoredWhatNobodyKeeps() {
        assertThatThrownBy(() -> store("1"))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Journal.Unavailable.class)
                .hasMessageContaining("code 16");
    }

    @Test
    void leaksNoThreadsAtADoorThatIsSlammedShut() throws Exception {
        var attempts = new AtomicInteger();
        try (var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> slam(door, attempts));
            var address = new BrokerAddress("127.0.0.1", door.getLocalPort(), false, null);
            try (var slammed =
                    new TelemetryWriter(
                            address, "slammed", false, Clock.systemUTC(), new AtOnce())) {
                slammed.start();

                await().atMost(PATIENCE).until(() -> attempts.get() >= 8);

                assertThat(slammed.trouble()).isPresent();
                assertThat(mqttThreads("slammed")).isLessThan(12);
            }
        }
    }

    /** No pause between attempts. */
    private static final class AtOnce implements RandomGenerator {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return 0;
        }
    }

    private static void slam(ServerSocket door, AtomicInteger attempts) {
        try {
            while (true) {
                try (Socket visitor = door.accept()) {
                    // Every other time with a reset instead of an end.
                    visitor.setSoLinger(attempts.incrementAndGet() % 2 == 0, 0);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static long mqttThreads(String clientId) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(clientId))
                .count();
    }

    private TelemetryReader reader(DeliverySource.Handler handler) throws InterruptedException {
        var reader =
                new TelemetryReader(broker(), "reader", handler, Clock.systemUTC(), new Random(1));
        reader.start();
        assertThat(reader.awaitConnected(PATIENCE)).isTrue();
        return reader;
    }

    private BrokerAddress broker() {
        return new BrokerAddress("127.0.0.1", mosquitto.port(), false, null);
    }

    private Delivery next(String payload) throws InterruptedException {
        Delivery delivery =
                Objects.requireNonNull(deliveries.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertThat(delivery.arrival().payload().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(payload);
        return delivery;
    }

    private void store(String... payloads) {
        for (String payload : payloads) {
            writer.store(
                            new Arrival(
                                    "aisleflow/v1/s1/door-1/crossing",
                                    null,
                                    Payload.of(payload.getBytes(StandardCharsets.UTF_8)),
                                    Protocol.MQTT,
                                    null,
                                    Instant.EPOCH))
                    .toCompletableFuture()
                    .join();
        }
    }
}
