package org.aisleflow.gateway.broker;

import java.time.InstantSource;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Writes on each device message when and from where it came, before it is stored: it may wait on
 * disk for a day before it is read. The gateway's own messages carry their stamps already.
 *
 * <p>Also takes away what could make a message vanish later: an expiry, or a quality of service
 * under which the broker would not keep it.
 */
final class ArrivalStamp implements ActiveMQServerMessagePlugin {
    private static final String TELEMETRY = "aisleflow.v1.";
    private static final String COMMANDS = "." + TelemetryAddress.COMMAND;
    private static final int AT_LEAST_ONCE = 1;

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
            // The last one of a name counts, so a device cannot write its own.
            append(message, "aisleflow-protocol", "mqtt");
            append(message, "aisleflow-received-at", Long.toString(clock.millis()));
            String peer = session.getRemotingConnection().getRemoteAddress();
            if (peer != null) {
                append(
                        message,
                        "aisleflow-address",
                        peer.startsWith("/") ? peer.substring(1) : peer);
            }
        }
    }

    private static void append(Message message, String name, String value) {
        Integer count =
                message.containsProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)
                        ? message.getIntProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)
                        : 0;
        message.putStringProperty(
                MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX + count + "." + name, value);
        message.putIntProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY, count + 1);
    }
}
