package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka is away, for an hour at full length, and comes back: what waits is drained in order while
 * the devices go on.
 */
class KafkaAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int DEVICES = 20;
    private static final long BURST = 4_000;
    private static final int TIMES_LIVE = 3;

    @Test
    void drainsWhatWaitedFasterThanItComesAndServesTheDevicesMeanwhile(@TempDir Path folder)
            throws Exception {
        int port = freePort();
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
        try (Gateway gateway =
                        TestShop.gateway(
                                folder.resolve("gateway"), kafka.bootstrapServers(), Map.of());
                TestFleet fleet =
                        TestFleet.start(
                                "away",
                                DEVICES,
                                INTERVAL,
                                () -> gateway.mqttPort().orElseThrow())) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > DEVICES * 3);
            kafka.close();
            long begin = System.nanoTime();
            long before = fleet.acknowledged();
            burst(gateway);
            LockSupport.parkNanos(
                    FaultLength.of(Duration.ofSeconds(8), Duration.ofHours(1)).toNanos());
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(gateway.health().reasons())
                                    .anySatisfy(it ->
                                            assertThat(it)
                                                    .startsWith("Kafka is not reachable since")));
            double livePerSecond = perSecond(fleet.acknowledged() - before, begin);

            kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
            try (Account account = new Account(kafka.bootstrapServers())) {
                drains(account, fleet, before, livePerSecond);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(gateway.health().reasons()).isEmpty());
                account.balances(fleet.stop());
                account.balances(Map.of("burst", BURST));
            }
        } finally {
            kafka.close();
        }
    }

    /** As fast as it goes, without waiting for an acknowledgement before the next one. */
    private static void burst(Gateway gateway) throws Exception {
        try (MqttDevice device = new MqttDevice(gateway.mqttPort().orElseThrow(), "burst")) {
            device.publishAll(
                    TestShop.topic("burst", "crossing"),
                    LongStream.rangeClosed(1, BURST).mapToObj(TestShop::crossing).toList());
        }
    }

    private static void drains(
            Account account, TestFleet fleet, long before, double livePerSecond) {
        Set<String> devices =
                IntStream.range(0, DEVICES).mapToObj(i -> "away-" + i).collect(Collectors.toSet());
        devices.add("burst");
        fleet.takeLatencies();
        long acknowledged = fleet.acknowledged();
        AtomicLong begin = new AtomicLong();
        await().atMost(FaultLength.of(PATIENCE, Duration.ofHours(1)))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    // The clock starts with the last moment in which nothing new was there.
                    if (account.count(devices) <= before) {
                        begin.set(System.nanoTime());
                    }
                    account.read(Duration.ofMillis(50));
                    // Within a fifth of a second of what comes.
                    return account.count(devices) + livePerSecond / 5
                            >= fleet.acknowledged() + BURST;
                });
        double drainedPerSecond = perSecond(account.count(devices) - before, begin.get());
        List<Long> latencies = fleet.takeLatencies();
        System.out.printf(
                "Drained %.0f a second, %.1f times the live rate of %.0f; live devices waited %.0f ms at most%n",
                drainedPerSecond,
                drainedPerSecond / livePerSecond,
                livePerSecond,
                latencies.isEmpty() ? 0 : Collections.max(latencies) / 1e6);

        assertThat(drainedPerSecond).isGreaterThan(TIMES_LIVE * livePerSecond);
        assertThat(fleet.acknowledged()).isGreaterThan(acknowledged);
    }

    private static double perSecond(long count, long beginNanos) {
        return count * 1e9 / (System.nanoTime() - beginNanos);
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
