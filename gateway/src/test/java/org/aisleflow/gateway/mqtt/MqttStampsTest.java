package org.aisleflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.delivery.Stamps;
import org.aisleflow.gateway.intake.Arrival;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.Test;

class MqttStampsTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00.123Z");
    private static final Instant READ = RECEIVED.plusSeconds(86_400);
    private static final Arrival ARRIVAL =
            new Arrival(
                    "aisleflow/v1/s1/scale-1/weight",
                    "application/cbor",
                    Payload.of(new byte[] {1, 2, 3}),
                    Protocol.COAP,
                    "192.0.2.7:1234",
                    RECEIVED);

    @Test
    void survivesTheBrokerWhole() {
        MqttMessage message = MqttStamps.write(ARRIVAL);

        assertThat(read(ARRIVAL.source(), message, true)).isEqualTo(ARRIVAL);
    }

    @Test
    void believesATimeOfArrivalFromItsOwnBrokerOnly() {
        MqttMessage message = MqttStamps.write(ARRIVAL);

        var arrival = read(ARRIVAL.source(), message, false);

        assertThat(arrival.receivedAt()).isEqualTo(READ);
    }

    @Test
    void believesTheLastStampWhichIsTheBrokers() {
        MqttMessage message = MqttStamps.write(ARRIVAL);
        message.getProperties()
                .setUserProperties(
                        List.of(
                                new UserProperty("aisleflow-address", "forged"),
                                new UserProperty("aisleflow-address", "192.0.2.8:99"),
                                new UserProperty("aisleflow-received-at", "not a number")));

        var arrival = read(ARRIVAL.source(), message, true);

        assertThat(arrival.address()).isEqualTo("192.0.2.8:99");
        assertThat(arrival.receivedAt()).isEqualTo(READ);
    }

    @Test
    void readsAMessageWithoutAnyProperties() {
        var message =
                new MqttMessage(
                        "{}".getBytes(StandardCharsets.UTF_8), 1, false, new MqttProperties());

        var arrival = read("aisleflow/v1/s1/door-1/crossing", message, true);

        assertThat(arrival.contentType()).isNull();
        assertThat(arrival.protocol()).isEqualTo(Protocol.MQTT);
        assertThat(arrival.receivedAt()).isEqualTo(READ);
    }

    private static Arrival read(String topic, MqttMessage message, boolean trusted) {
        return Stamps.read(MqttStamps.read(topic, message), READ, trusted).getFirst();
    }
}
