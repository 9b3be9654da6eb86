package org.aisleflow.gateway.broker;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.delivery.StampedMessage;
import org.aisleflow.gateway.delivery.Stamps;
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
    private static final String COMMANDS = "." + TelemetryAddress.COMMAND;
    private static final SimpleString USER_PROPERTIES =
            SimpleString.of(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY);
    private static final Map<String, SimpleString> NAMES =
            Stream.of(Stamps.PROTOCOL, Stamps.ADDRESS, Stamps.RECEIVED_AT)
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), SimpleString::of));

    /** Says whether it is on its way to a device. */
    boolean isCommand() {
        return message.getAddress().endsWith(COMMANDS);
    }

    @Override
    public String topic() {
        return MQTTUtil.getMqttTopicFromCoreAddress(message.getAddress(), wildcards);
    }

    @Override
    public @Nullable String contentType() {
        return text(MQTTUtil.MQTT_CONTENT_TYPE_KEY);
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
        if (message.containsProperty(USER_PROPERTIES)) {
            return userProperty("." + name);
        }
        SimpleString property = NAMES.get(name);
        return property == null ? null : text(property);
    }

    private @Nullable String userProperty(String ending) {
        for (SimpleString property : message.getPropertyNames()) {
            if (property.startsWith(MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX_SIMPLE)
                    && property.toString().endsWith(ending)) {
                return text(property);
            }
        }
        return null;
    }

    private @Nullable String text(SimpleString property) {
        SimpleString text = message.getSimpleStringProperty(property);
        return text == null ? null : text.toString();
    }
}
