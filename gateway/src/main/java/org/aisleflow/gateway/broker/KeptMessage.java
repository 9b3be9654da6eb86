package org.aisleflow.gateway.broker;

import org.aisleflow.gateway.delivery.StampedMessage;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.jspecify.annotations.Nullable;

/**
 * A message as Artemis keeps it. {@link ArrivalStamp} writes a device's stamps as properties of
 * their own, which no MQTT client can; those of the gateway's own clients are user properties.
 *
 * @param message what is in the queue
 * @param wildcards how topics are spelled as addresses
 */
record KeptMessage(Message message, WildcardConfiguration wildcards) implements StampedMessage {
    @Override
    public String topic() {
        return MQTTUtil.getMqttTopicFromCoreAddress(message.getAddress(), wildcards);
    }

    @Override
    public @Nullable String contentType() {
        return message.getStringProperty(MQTTUtil.MQTT_CONTENT_TYPE_KEY);
    }

    @Override
    public byte[] payload() {
        ActiveMQBuffer body = message.toCore().getReadOnlyBodyBuffer();
        byte[] payload = new byte[body.readableBytes()];
        body.readBytes(payload);
        return payload;
    }

    @Override
    public @Nullable String stamp(String name) {
        return message.containsProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)
                ? userProperty("." + name)
                : message.getStringProperty(name);
    }

    private @Nullable String userProperty(String ending) {
        for (SimpleString property : message.getPropertyNames()) {
            if (property.startsWith(MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX_SIMPLE)
                    && property.toString().endsWith(ending)) {
                return message.getStringProperty(property);
            }
        }
        return null;
    }
}
