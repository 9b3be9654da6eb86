package org.aisleflow.gateway.broker;

import java.time.InstantSource;
import java.util.Set;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.delivery.Stamps;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Writes on each device message when and from where it came, before it is stored: it may wait on
 * disk for a day before it is read. The gateway's own messages carry their stamps already.
 *
 * <p>Also takes away what could make a message vanish later: an expiry, or a quality of service
 * under which the broker would not keep it. So could text that the reader cannot decode: a device's
 * own properties are dropped, and its content type is made readable.
 */
final class ArrivalStamp implements ActiveMQServerMessagePlugin {
    private static final String TELEMETRY = "aisleflow.v1.";
    private static final String COMMANDS = "." + TelemetryAddress.COMMAND;
    private static final int AT_LEAST_ONCE = 1;
    private static final SimpleString PROTOCOL = SimpleString.of(Stamps.PROTOCOL);
    private static final SimpleString RECEIVED_AT = SimpleString.of(Stamps.RECEIVED_AT);
    private static final SimpleString ADDRESS = SimpleString.of(Stamps.ADDRESS);
    private static final SimpleString MQTT = SimpleString.of("mqtt");

    private final String internalUser;
    private final InstantSource clock;

    ArrivalStamp(String internalUser, InstantSource clock) {
        this.internalUser = internalUser;
        this.clock = clock;
    }

    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        String address = message.getAddress();
        if (address == null || !address.startsWith(TELEMETRY)) {
            return;
        }
        if (address.endsWith(COMMANDS) && internalUser.equals(session.getUsername())) {
            // The gateway's own, which shall expire.
            return;
        }
        message.setDurable(true);
        message.setExpiration(0);
        message.putIntProperty(MQTTUtil.MQTT_QOS_LEVEL_KEY, AT_LEAST_ONCE);
        if (!internalUser.equals(session.getUsername())) {
            takeAwayWhatNobodyReads(message);
            message.putStringProperty(PROTOCOL, MQTT);
            message.putStringProperty(RECEIVED_AT, SimpleString.of(Long.toString(clock.millis())));
            String peer = session.getRemotingConnection().getRemoteAddress();
            if (peer != null) {
                message.putStringProperty(
                        ADDRESS, SimpleString.of(peer.startsWith("/") ? peer.substring(1) : peer));
            }
        }
    }

    /** Whatever text a device has put there would have to be decoded by the reader. */
    private static void takeAwayWhatNobodyReads(Message message) {
        message.removeProperty(MQTTUtil.MQTT_RESPONSE_TOPIC_KEY);
        message.removeProperty(MQTTUtil.MQTT_CORRELATION_DATA_KEY);
        if (message.containsProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)) {
            message.removeProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY);
            for (SimpleString name : Set.copyOf(message.getPropertyNames())) {
                if (name.startsWith(MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX_SIMPLE)) {
                    message.removeProperty(name);
                }
            }
        }
        String contentType = message.getStringProperty(MQTTUtil.MQTT_CONTENT_TYPE_KEY);
        if (contentType != null && !ReadableText.isReadable(contentType)) {
            message.putStringProperty(
                    MQTTUtil.MQTT_CONTENT_TYPE_KEY,
                    SimpleString.of(ReadableText.readable(contentType)));
        }
    }
}
