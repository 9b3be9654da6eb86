package org.aisleflow.gateway.broker;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.time.Duration;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.aisleflow.gateway.quota.Quotas;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * What MQTT can do and devices may not: keep messages for others to come, leave a will, connect
 * without end, ask for a session without end. Devices of MQTT 5 are told so when they connect.
 */
final class PacketRules implements MQTTInterceptor {
    private static final String SHARED = "$share/";
    private static final AttributeKey<Integer> SESSION_SECONDS =
            AttributeKey.valueOf("aisleflow-session-seconds");

    private final AccessAudit audit;
    private final Quotas quotas;
    private final long longestSessionSeconds;

    PacketRules(AccessAudit audit, Quotas quotas, Duration longestSession) {
        this.audit = audit;
        this.quotas = quotas;
        this.longestSessionSeconds = longestSession.toSeconds();
    }

    /** A packet that is not let through costs its sender the connection. */
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        return switch (packet) {
            case MqttConnectMessage connect -> mayConnect(connect, connection);
            case MqttPublishMessage publish when publish.fixedHeader().isRetain() ->
                    refused(
                            Refusal.RETAINED,
                            connection.getClientID(),
                            connection,
                            "mqtt " + publish.variableHeader().topicName());
            case MqttSubscribeMessage subscribe -> maySubscribe(subscribe, connection);
            case MqttMessage end
                    when end.fixedHeader().messageType() == MqttMessageType.DISCONNECT
                            && end.variableHeader()
                                    instanceof MqttReasonCodeAndPropertiesVariableHeader header -> {
                shortenSession(header.properties(), channel(connection));
                yield true;
            }
            default -> true;
        };
    }

    private boolean maySubscribe(MqttSubscribeMessage packet, RemotingConnection connection) {
        for (MqttTopicSubscription wanted : packet.payload().topicSubscriptions()) {
            if (wanted.topicFilter().startsWith(SHARED)) {
                return refused(
                        Refusal.SHARED_SUBSCRIPTION,
                        connection.getClientID(),
                        connection,
                        "mqtt " + wanted.topicFilter());
            }
        }
        return true;
    }

    /** Tells devices of MQTT 5 what they cannot have. */
    MQTTInterceptor answers() {
        return (packet, connection) -> {
            if (packet instanceof MqttConnAckMessage answer
                    && answer.variableHeader().properties() != MqttProperties.NO_PROPERTIES) {
                tell(answer.variableHeader().properties(), channel(connection));
            }
            return true;
        };
    }

    private boolean mayConnect(MqttConnectMessage connect, RemotingConnection connection) {
        String clientId = connect.payload().clientIdentifier();
        Channel channel = channel(connection);
        // With TLS that was asked before the handshake, which is the costly part.
        boolean counted = channel != null && channel.pipeline().get(SslHandler.class) != null;
        InetAddress address = Guard.address(connection);
        if (!counted && address != null && !quotas.mayConnect(address.getHostAddress())) {
            return refused(Refusal.TOO_MANY_CONNECTS, clientId, connection, "mqtt connect");
        }
        if (connect.variableHeader().isWillFlag()) {
            return refused(
                    Refusal.WILL, clientId, connection, "mqtt " + connect.payload().willTopic());
        }
        if (!clientId.startsWith(InternalIdentity.CLIENT_ID_PREFIX)) {
            shortenSession(connect.variableHeader().properties(), channel);
        }
        return true;
    }

    private void shortenSession(MqttProperties wanted, @Nullable Channel channel) {
        int type = MqttProperties.SESSION_EXPIRY_INTERVAL;
        if (channel != null
                && wanted.getProperty(type) instanceof IntegerProperty expiry
                && Integer.toUnsignedLong(expiry.value()) > longestSessionSeconds) {
            int seconds = (int) longestSessionSeconds;
            wanted.add(new IntegerProperty(type, seconds));
            channel.attr(SESSION_SECONDS).set(seconds);
        }
    }

    private static void tell(MqttProperties told, @Nullable Channel channel) {
        told.add(new IntegerProperty(MqttProperties.RETAIN_AVAILABLE, 0));
        told.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
        Integer seconds = channel == null ? null : channel.attr(SESSION_SECONDS).get();
        if (seconds != null) {
            told.add(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, seconds));
        }
    }

    private boolean refused(
            Refusal refusal, @Nullable String who, RemotingConnection connection, String what) {
        audit.refused(refusal, who, connection.getRemoteAddress(), what);
        return false;
    }

    static @Nullable Channel channel(RemotingConnection connection) {
        return connection.getTransportConnection() instanceof NettyConnection netty
                ? netty.getNettyChannel()
                : null;
    }
}
