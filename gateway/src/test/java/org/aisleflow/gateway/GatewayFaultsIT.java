package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.aisleflow.gateway.mqtt.Mosquitto;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
@SuppressWarnings("NullAway.Init") // set before each test
class GatewayFaultsIT {
    private static final int MESSAGES = 4000;

    @TempDir Path folder;
    private int kafkaPort;

    @BeforeEach
    void choosePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            kafkaPort = socket.getLocalPort();
        }
    }

    @Test
    void keepsWhatItAcknowledgedOverARestart() throws Exception {
        startKafka().close();
        try (var gateway = gateway(Map.of())) {
            publish(gateway, 1, MESSAGES);
        }
        try (var gateway = gateway(Map.of())) {
            publish(gateway, MESSAGES + 1, MESSAGES + 10);

            try (var kafka = startKafka()) {
                assertThat(kafka.bootstrapServers()).isEqualTo(bootstrapServers());
                assertThat(read(MESSAGES + 10)).isEqualTo(upTo(MESSAGES + 10));
            }
        }
    }

    @Test
    void readsFromABrokerThatTheShopHasAlready() throws Exception {
        var brokerFolder = Files.createDirectory(folder.resolve("mosquitto"));
        try (var kafka = startKafka();
                var mosquitto = new Mosquitto(brokerFolder)) {
            var settings =
                    Map.of(
                            "externalMqttHost",
                            "127.0.0.1",
                            "externalMqttPort",
                            Integer.toString(mosquitto.port()));
            try (var gateway = gateway(settings)) {
                assertThat(gateway.mqttPort()).isEmpty();
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> postCrossing(gateway) == ResponseCode.CHANGED);
            }
            try (var device = new MqttDevice(mosquitto.port(), "door-1")) {
                device.publish(TestShop.topic("door-1", "crossing"), TestShop.crossing(1));
            }
            try (var gateway = gateway(settings)) {
                assertThat(read(1)).hasSize(1);
                assertThat(gateway.health().reasons()).isEmpty();
            }
            assertThat(kafka.bootstrapServers()).isEqualTo(bootstrapServers());
        }
    }

    private static ResponseCode postCrossing(Gateway gateway) throws Exception {
        var client =
                new CoapClient("coap://127.0.0.1:" + gateway.coapPort() + "/v1/s1/c1/crossing");
        try {
            return client.post(TestShop.crossing(1), 50).getCode();
        } finally {
            client.shutdown();
        }
    }

    private EmbeddedKafka startKafka() throws Exception {
        boolean isNew = !Files.exists(folder.resolve("kafka"));
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"), kafkaPort);
        if (isNew) {
            KafkaTopic.makeAll(kafka.bootstrapServers());
            KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
        }
        return kafka;
    }

    private Gateway gateway(Map<String, String> settings) {
        return TestShop.gateway(folder.resolve("gateway"), bootstrapServers(), settings);
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    private static void publish(Gateway gateway, long first, long last) throws Exception {
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "door-1")) {
            device.publishAll(
                    TestShop.topic("door-1", "crossing"),
                    LongStream.rangeClosed(first, last).mapToObj(TestShop::crossing).toList());
        }
    }

    /**
     * The numbers of so many messages of the door, as a reader sees them that ignores repetitions.
     */
    private List<Long> read(int count) {
        var seen = new HashSet<Long>();
        return KafkaTopic.read(
                        bootstrapServers(),
                        Topics.TELEMETRY,
                        count,
                        it -> it.device().value().equals("door-1") && seen.add(it.seq()))
                .stream()
                .map(Envelope::seq)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
