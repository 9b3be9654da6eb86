package org.aisleflow.gateway.mqtt;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.intake.Arrival;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/**
 * How an arrival travels through the broker: as it came, with user properties that say how, when
 * and from where.
 */
final class Stamps {
    private static final String PROTOCOL = "aisleflow-protocol";
    private static final String ADDRESS = "aisleflow-address";
    private static final String RECEIVED_AT = "aisleflow-received-at";

    /** Stands for a protocol that devices cannot claim: the broker writes theirs after it. */
    private static final String SHEAF = "sheaf";

    private Stamps() {}

    static MqttMessage write(List<Arrival> sheaf) {
        MqttProperties properties = new MqttProperties();
        properties.setUserProperties(List.of(new UserProperty(PROTOCOL, SHEAF)));
        return message(Sheaf.write(sheaf), properties);
    }

    static MqttMessage write(Arrival arrival) {
        MqttProperties properties = new MqttProperties();
        properties.setContentType(arrival.contentType());
        List<UserProperty> stamps = new ArrayList<>();
        stamps.add(new UserProperty(PROTOCOL, arrival.protocol().name().toLowerCase(Locale.ROOT)));
        stamps.add(
                new UserProperty(RECEIVED_AT, Long.toString(arrival.receivedAt().toEpochMilli())));
        if (arrival.address() != null) {
            stamps.add(new UserProperty(ADDRESS, arrival.address()));
        }
        properties.setUserProperties(stamps);
        return message(arrival.payload().bytes(), properties);
    }

    private static MqttMessage message(byte[] payload, MqttProperties properties) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(1);
        message.setProperties(properties);
        return message;
    }

    /**
     * Reads one arrival, or the several of a sheaf.
     *
     * @param trusted whether the broker is our own, which sees to it that devices cannot forge the
     *     stamps; from any other a sheaf is no more than a message of some device
     */
    static List<Arrival> readAll(String topic, MqttMessage message, Instant now, boolean trusted) {
        Arrival whole = read(topic, message, now, trusted);
        return trusted && SHEAF.equals(last(message.getProperties(), PROTOCOL))
                ? Sheaf.read(message.getPayload()).orElse(List.of(whole))
                : List.of(whole);
    }

    /**
     * Reads an arrival.
     *
     * @param trusted whether the broker is our own, which sees to it that devices cannot forge the
     *     stamps; without that they are only believed where they cannot do harm
     */
    static Arrival read(String topic, MqttMessage message, Instant now, boolean trusted) {
        MqttProperties properties = message.getProperties();
        String receivedAt = trusted ? last(properties, RECEIVED_AT) : null;
        return new Arrival(
                topic,
                properties == null ? null : properties.getContentType(),
                Payload.of(message.getPayload()),
                "coap".equals(last(properties, PROTOCOL)) ? Protocol.COAP : Protocol.MQTT,
                last(properties, ADDRESS),
                receivedAt == null ? now : time(receivedAt, now));
    }

    private static Instant time(String milliseconds, Instant now) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(milliseconds));
        } catch (NumberFormatException | DateTimeException notOurs) {
            return now;
        }
    }

    private static @Nullable String last(@Nullable MqttProperties properties, String name) {
        List<UserProperty> stamps = properties == null ? List.of() : properties.getUserProperties();
        String found = null;
        for (UserProperty stamp : stamps) {
            if (name.equals(stamp.getKey())) {
                found = stamp.getValue();
            }
        }
        return found;
    }
}
