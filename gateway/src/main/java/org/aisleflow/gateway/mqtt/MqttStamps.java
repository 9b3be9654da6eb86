package org.aisleflow.gateway.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aisleflow.gateway.delivery.Sheaf;
import org.aisleflow.gateway.delivery.StampedMessage;
import org.aisleflow.gateway.delivery.Stamps;
import org.aisleflow.gateway.intake.Arrival;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/** Stamps as user properties of MQTT. */
final class MqttStamps {
    private MqttStamps() {}

    static MqttMessage write(List<Arrival> sheaf) {
        MqttProperties properties = new MqttProperties();
        properties.setUserProperties(List.of(new UserProperty(Stamps.PROTOCOL, Stamps.SHEAF)));
        return message(Sheaf.write(sheaf), properties);
    }

    static MqttMessage write(Arrival arrival) {
        MqttProperties properties = new MqttProperties();
        properties.setContentType(arrival.contentType());
        List<UserProperty> stamps = new ArrayList<>();
        stamps.add(
                new UserProperty(
                        Stamps.PROTOCOL, arrival.protocol().name().toLowerCase(Locale.ROOT)));
        stamps.add(
                new UserProperty(
                        Stamps.RECEIVED_AT, Long.toString(arrival.receivedAt().toEpochMilli())));
        if (arrival.address() != null) {
            stamps.add(new UserProperty(Stamps.ADDRESS, arrival.address()));
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

    /** A message as it came from a broker. */
    static StampedMessage read(String topic, MqttMessage message) {
        return new Read(topic, message);
    }

    private record Read(String topic, MqttMessage message) implements StampedMessage {
        @Override
        public @Nullable String contentType() {
            MqttProperties properties = message.getProperties();
            return properties == null ? null : properties.getContentType();
        }

        @Override
        public byte[] payload() {
            return message.getPayload();
        }

        @Override
        public @Nullable String stamp(String name) {
            MqttProperties properties = message.getProperties();
            List<UserProperty> stamps =
                    properties == null ? List.of() : properties.getUserProperties();
            String found = null;
            for (UserProperty stamp : stamps) {
                if (name.equals(stamp.getKey())) {
                    found = stamp.getValue();
                }
            }
            return found;
        }
    }
}
