package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before the first test
class GatewayIT {
    @TempDir static Path folder;
    static EmbeddedKafka kafka;
    static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
        gateway = TestShop.gateway(folder.resolve("gateway"), kafka.bootstrapServers(), Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        kafka.close();
    }

    @Test
    void takesWhatAnMqttDeviceSendsToKafka() throws Exception {
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "door-1")) {
            device.publish(TestShop.topic("door-1", "crossing"), TestShop.crossing(1));
        }

        var envelope =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                1,
                                it -> it.device().value().equals("door-1"))
                        .getFirst();
        assertThat(envelope.telemetry()).isInstanceOf(Crossing.class);
        assertThat(envelope.protocol()).isEqualTo(Protocol.MQTT);
        assertThat(envelope.seq()).isEqualTo(1);
    }

    @Test
    void takesWhatACoapDeviceSendsToKafka() throws Exception {
        var response = post("/v1/s1/coap-1/crossing", TestShop.crossing(1), 50);

        assertThat(response.getCode()).isEqualTo(ResponseCode.CHANGED);
        var envelope =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                1,
                                it -> it.device().value().equals("coap-1"))
                        .getFirst();
        assertThat(envelope.protocol()).isEqualTo(Protocol.COAP);
    }

    @Test
    void keepsTheBytesOfABrokenMqttMessage() throws Exception {
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "broken-1")) {
            device.publish(TestShop.topic("broken-1", "crossing"), "{not json");
        }

        var letter =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.REJECTED,
                                1,
                                it -> it.source().contains("broken-1"))
                        .getFirst();
        assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(letter.payload().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{not json");
        assertThat(letter.address()).startsWith("127.0.0.1:");
    }

    private static CoapResponse post(String path, String payload, int contentFormat)
            throws Exception {
        var client = new CoapClient("coap://127.0.0.1:" + gateway.coapPort() + path);
        try {
            return client.post(payload, contentFormat);
        } finally {
            client.shutdown();
        }
    }
}
