package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a disk of 32 MB. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // set before each test
class SmallDiskIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DISK_FULL =
            "the disk is nearly full, so devices are not acknowledged";
    private static final long DISK_BYTES = 32 << 20;
    private static final long KEPT_FREE_BYTES = 8_000_000;
    private static final int DEVICES = 4;
    private static final String LARGE = " ".repeat(12_000);

    @TempDir Path folder;
    private Path disk;
    private int kafkaPort;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "tmpfs", disk))
                .as("outcome of mounting a disk of 32 MB, which needs root")
                .isZero();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            kafkaPort = socket.getLocalPort();
        }
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk);
    }

    @Test
    void acknowledgesWhatFitsAndRecoversByItself() throws Exception {
        EmbeddedKafka kafka = startKafka();
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
        try (var gateway =
                        TestShop.gateway(
                                disk.resolve("gateway"),
                                kafka.bootstrapServers(),
                                Map.of(
                                        "minimumFreeDiskBytes",
                                        Long.toString(KEPT_FREE_BYTES),
                                        "messagesPerSecond",
                                        "100000",
                                        "bytesPerSecond",
                                        "1000000000"));
                var fleet =
                        TestFleet.start(
                                "small",
                                DEVICES,
                                Duration.ofMillis(4),
                                LARGE,
                                () -> gateway.mqttPort().orElseThrow())) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 20);

            kafka.close();
            isHeldUp(gateway, fleet);
            assertThat(fleet.acknowledged() * LARGE.length()).isLessThan(DISK_BYTES);
            kafka = startKafka();
            recovers(gateway, fleet);

            Path filler = fill();
            isHeldUp(gateway, fleet);
            Files.delete(filler);
            recovers(gateway, fleet);

            try (var account = new Account(kafka.bootstrapServers())) {
                account.balances(fleet.stop());
            }
            assertThat(gateway.health().reasons()).isEmpty();
        } finally {
            kafka.close();
        }
    }

    private static void isHeldUp(Gateway gateway, TestFleet fleet) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.health().reasons()).contains(DISK_FULL));
        assertThat(gateway.health().status()).isEqualTo(GatewayHealth.Status.DEGRADED);
        // What was under way when it became full may still be acknowledged.
        await().atMost(PATIENCE)
                .until(() -> {
                    long before = fleet.acknowledged();
                    LockSupport.parkNanos(
                            FaultLength.of(Duration.ofSeconds(1), Duration.ofSeconds(30))
                                    .toNanos());
                    return fleet.acknowledged() == before;
                });
    }

    private static void recovers(Gateway gateway, TestFleet fleet) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.health().reasons()).isEmpty());
        long before = fleet.acknowledged();
        await().atMost(PATIENCE).until(() -> fleet.acknowledged() > before + 50);
    }

    /** Somebody else takes all the room there is. */
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private EmbeddedKafka startKafka() {
        return EmbeddedKafka.start(folder.resolve("kafka"), kafkaPort);
    }

    private static int run(Object... command) throws Exception {
        String[] words = new String[command.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = command[i].toString();
        }
        return new ProcessBuilder(words).inheritIO().start().waitFor();
    }
}
