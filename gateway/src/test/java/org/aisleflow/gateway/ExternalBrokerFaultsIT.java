package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.aisleflow.gateway.mqtt.Mosquitto;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto between the devices and the gateway, and a link to it that fails. */
@SuppressWarnings("NullAway.Init") // set before the first test
class ExternalBrokerFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration INTERVAL = Duration.ofMillis(10);
    private static final int DEVICES = 4;

    @TempDir static Path folder;
    static EmbeddedKafka kafka;
    static Path accessRules;
    static Mosquitto mosquitto;
    static TcpFaultProxy link;
    static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
        accessRules = folder.resolve("access-rules");
        allowTheGateway("readwrite");
        mosquitto =
                new Mosquitto(
                        Files.createDirectory(folder.resolve("mosquitto")),
                        List.of("acl_file " + accessRules));
        link = new TcpFaultProxy(mosquitto.port());
        gateway =
                TestShop.gateway(
                        folder.resolve("gateway"),
                        kafka.bootstrapServers(),
                        Map.of(
                                "externalMqttHost", "127.0.0.1",
                                "externalMqttPort", Integer.toString(link.port()),
                                "externalMqttUser", "gateway",
                                "externalMqttPassword", "not-checked"));
        awaitHealth();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        link.close();
        mosquitto.close();
        kafka.close();
    }

    @AfterEach
    void recovers() {
        awaitHealth();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> postCrossing() == ResponseCode.CHANGED);
    }

    @Test
    void losesNothingWhileTheBrokerIsFrozen() throws Exception {
        try (var fleet = TestFleet.start("frozen", DEVICES, INTERVAL, mosquitto::port)) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 50);

            mosquitto.freeze();
            pause(Duration.ofSeconds(2), Duration.ofSeconds(30));
            long before = fleet.acknowledged();
            mosquitto.thaw();

            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > before + 50);
            balances(fleet);
        }
    }

    @Test
    void losesNothingInAStormOfReconnects() throws Exception {
        try (var fleet = TestFleet.start("storm", DEVICES, INTERVAL, mosquitto::port)) {
            for (int cut = 0; cut < FaultLength.of(3, 30); cut++) {
                awaitHealth();
                link.cutAll();
                await().atMost(PATIENCE).until(() -> !gateway.health().reasons().isEmpty());
            }

            balances(fleet);
        }
    }

    @Test
    void noticesALinkThatIsHalfOpen() throws Exception {
        try (var fleet = TestFleet.start("half", DEVICES, INTERVAL, mosquitto::port)) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 50);

            link.stallAll();

            await().atMost(PATIENCE).until(() -> !gateway.health().reasons().isEmpty());
            awaitHealth();
            balances(fleet);
        }
    }

    @Test
    void losesNothingWhenTheBrokerStartsAnew() throws Exception {
        try (var fleet = TestFleet.start("anew", DEVICES, INTERVAL, mosquitto::port)) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 50);

            mosquitto.restart();

            long before = fleet.acknowledged();
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > before + 50);
            balances(fleet);
        }
    }

    @Test
    void staysCalmBeforeADoorThatIsSlammedShut() throws Exception {
        Footprint before = Footprint.now();
        long begin = System.nanoTime();
        long cpu = cpuNanos();

        link.open(false);
        link.cutAll();
        pause(Duration.ofSeconds(3), Duration.ofMinutes(3));

        assertThat(gateway.health().reasons())
                .anySatisfy(it -> assertThat(it).contains("is not connected to the MQTT broker"));
        double load = (double) (cpuNanos() - cpu) / (System.nanoTime() - begin);
        System.out.printf("Load before a slammed door: %.2f of a core%n", load);
        assertThat(load).isLessThan(0.9);
        Footprint.now().isNoLargerThan(before);
        link.open(true);
        awaitHealth();
        Footprint.now().isNoLargerThan(before);
    }

    @Test
    void doesNotTakeARefusalForAnAcknowledgement() throws Exception {
        allowTheGateway("read");
        mosquitto.reload();

        await().atMost(PATIENCE).until(() -> postCrossing() == ResponseCode.SERVICE_UNAVAILABLE);
        allowTheGateway("readwrite");
        mosquitto.reload();
    }

    /** Devices come without a name and may do everything. */
    private static void allowTheGateway(String access) throws IOException {
        Files.writeString(
                accessRules,
                "topic readwrite aisleflow/#\n\nuser gateway\ntopic %s aisleflow/#\n"
                        .formatted(access));
    }

    private static ResponseCode postCrossing() throws Exception {
        CoapClient client =
                new CoapClient("coap://127.0.0.1:" + gateway.coapPort() + "/v1/s1/c1/crossing");
        try {
            return client.post(TestShop.crossing(1), 50).getCode();
        } finally {
            client.shutdown();
        }
    }

    private static void awaitHealth() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.health().reasons()).isEmpty());
    }

    private static void balances(TestFleet fleet) throws Exception {
        try (var account = new Account(kafka.bootstrapServers())) {
            account.balances(fleet.stop());
        }
    }

    private static void pause(Duration shortened, Duration full) {
        LockSupport.parkNanos(FaultLength.of(shortened, full).toNanos());
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
