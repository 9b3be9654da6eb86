package org.aisleflow.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.delivery.Sheaf;
import org.aisleflow.gateway.delivery.Stamps;
import org.aisleflow.gateway.intake.Arrival;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SheafTest {
    private static final Instant READ = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<Arrival> ARRIVALS =
            List.of(
                    arrival("scale-1", "application/cbor", "192.0.2.7:1234", new byte[] {1, 2, 3}),
                    arrival("scale-ü", null, null, new byte[0]),
                    arrival("gateway", "application/json", "192.0.2.8:9", bytes("{}")));

    private static Arrival arrival(
            String device, @Nullable String contentType, @Nullable String address, byte[] payload) {
        return new Arrival(
                "aisleflow/v1/s1/" + device + "/weight",
                contentType,
                Payload.of(payload),
                device.equals("gateway") ? Protocol.MQTT : Protocol.COAP,
                address,
                Instant.parse("2026-03-01T10:00:00.123Z"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void survivesTheBrokerWholeAndInOrder() {
        MqttMessage message = MqttStamps.write(ARRIVALS);

        assertThat(Stamps.read(MqttStamps.read(Sheaf.TOPIC, message), READ, true))
                .isEqualTo(ARRIVALS);
    }

    @Test
    void isOneMessageOfWhoeverSentItAtAnyOtherBroker() {
        MqttMessage message = MqttStamps.write(ARRIVALS);

        assertThat(Stamps.read(MqttStamps.read(Sheaf.TOPIC, message), READ, false))
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.source()).isEqualTo(Sheaf.TOPIC));
    }

    @Test
    void cannotBeForgedSinceTheBrokersStampIsTheLast() {
        MqttMessage message = MqttStamps.write(ARRIVALS);
        List<UserProperty> stamped = new ArrayList<>(message.getProperties().getUserProperties());
        stamped.add(new UserProperty("aisleflow-protocol", "mqtt"));
        message.getProperties().setUserProperties(stamped);

        assertThat(Stamps.read(MqttStamps.read("aisleflow/v1/s1/evil/weight", message), READ, true))
                .singleElement()
                .satisfies(arrival ->
                        assertThat(arrival.payload().bytes()).isEqualTo(message.getPayload()));
    }

    @Test
    void isKeptWholeAsADeadLetterWhenItCannotBeRead() {
        byte[] sheaf = Sheaf.write(ARRIVALS);

        for (int length = 0; length < sheaf.length; length++) {
            assertThat(Sheaf.read(Arrays.copyOf(sheaf, length))).isEmpty();
        }
        assertThat(Sheaf.read(Arrays.copyOf(sheaf, sheaf.length + 1))).isEmpty();
        sheaf[0]++;
        assertThat(Sheaf.read(sheaf)).isEmpty();
    }

    @Test
    void itsSizeIsNeverUnderestimated() {
        int estimated = ARRIVALS.stream().mapToInt(Sheaf::size).sum();

        assertThat(Sheaf.write(ARRIVALS)).hasSizeLessThanOrEqualTo(estimated);
    }
}
