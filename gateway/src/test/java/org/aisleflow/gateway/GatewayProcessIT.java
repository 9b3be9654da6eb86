package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.impl.JournalFileImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.JournalReaderCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to a gateway's process and to its disk. */
@SuppressWarnings("NullAway.Init") // set before the first test
class GatewayProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(10);
    private static final int DEVICES = 5;
    private static final int ADD_RECORD = 11;

    @TempDir static Path folder;
    static EmbeddedKafka kafka;

    private final Random random = new Random(20_261_128);

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void losesNothingWhenItIsKilledAtRandomMoments(TestInfo test) throws Exception {
        try (var gateway = gateway(test, kafka.bootstrapServers())) {
            gateway.start();
            try (var fleet = TestFleet.start("killed", DEVICES, INTERVAL, gateway::mqttPort)) {
                for (int kill = 0; kill < FaultLength.of(3, 20); kill++) {
                    long before = fleet.acknowledged();
                    await().atMost(PATIENCE).until(() -> fleet.acknowledged() > before);
                    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
                    gateway.killNine();
                    gateway.start();
                }

                balances(fleet);
            }
        }
    }

    @Test
    void losesNothingWhenItIsFrozen(TestInfo test) throws Exception {
        try (var gateway = gateway(test, kafka.bootstrapServers())) {
            gateway.start();
            try (var fleet = TestFleet.start("frozen", DEVICES, INTERVAL, gateway::mqttPort)) {
                await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 100);

                gateway.freeze();
                LockSupport.parkNanos(
                        FaultLength.of(Duration.ofSeconds(3), Duration.ofSeconds(30)).toNanos());
                long before = fleet.acknowledged();
                gateway.thaw();

                await().atMost(PATIENCE).until(() -> fleet.acknowledged() > before + 100);
                balances(fleet);
            }
        }
    }

    @Test
    void startsWithATornJournalAndSaysWhatItSkipped(TestInfo test) throws Exception {
        Map<String, Long> kept;
        try (var gateway = gateway(test, nobody())) {
            gateway.start();
            try (var fleet = TestFleet.start("torn", DEVICES, INTERVAL, gateway::mqttPort)) {
                await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 200);
                kept = fleet.stop();
            }
            gateway.killNine();

            tear(test);
            gateway.set("AISLEFLOW_KAFKA", kafka.bootstrapServers());
            gateway.start();

            balances(kept);
            assertThat(gateway.log()).contains("ends in a torn record", "is skipped");
            try (var device = new PatientDevice("after-the-tear", gateway::mqttPort)) {
                device.send();
                balances(Map.of(device.id(), 1L));
            }
        }
    }

    /** As if the power had failed while a record was being written: its beginning, then noise. */
    private void tear(TestInfo test) throws Exception {
        Path journal = home(test).resolve("data/broker/journal");
        Path file = journal.resolve("activemq-data-1.amq");
        byte[] noise = new byte[300];
        random.nextBytes(noise);
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            int version = bytes.readInt();
            bytes.skipBytes(Integer.BYTES);
            long number = bytes.readLong();
            var files = new NIOSequentialFileFactory(journal.toFile(), 1);
            int end =
                    JournalImpl.readJournalFile(
                            files,
                            new JournalFileImpl(
                                    files.createSequentialFile("activemq-data-1.amq"),
                                    number,
                                    version),
                            new JournalReaderCallback() {});
            bytes.seek(end);
            bytes.write(ADD_RECORD);
            bytes.writeInt((int) number);
            bytes.write(noise);
        }
    }

    private static void balances(TestFleet fleet) throws Exception {
        balances(fleet.stop());
    }

    private static void balances(Map<String, Long> acknowledged) {
        try (var account = new Account(kafka.bootstrapServers())) {
            account.balances(acknowledged);
        }
    }

    private static GatewayProcess gateway(TestInfo test, String bootstrapServers) throws Exception {
        return new GatewayProcess(home(test), bootstrapServers, Map.of());
    }

    private static Path home(TestInfo test) {
        return folder.resolve(test.getTestMethod().orElseThrow().getName());
    }

    private static String nobody() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
