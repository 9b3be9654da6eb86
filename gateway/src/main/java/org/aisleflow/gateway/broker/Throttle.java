package org.aisleflow.gateway.broker;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.aisleflow.gateway.identity.AccessAudit;
import org.aisleflow.gateway.identity.Refusal;
import org.aisleflow.gateway.quota.Quotas;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * Reads nothing from a device that sends too much, until its quota is kept again: TCP then slows
 * the device itself. One that has sent far too much all the same loses its connection.
 */
final class Throttle implements MQTTInterceptor {
    private static final AttributeKey<Long> READ_AGAIN_NANOS =
            AttributeKey.valueOf("aisleflow-read-again-nanos");

    private final AccessAudit audit;
    private final Quotas quotas;

    Throttle(AccessAudit audit, Quotas quotas) {
        this.audit = audit;
        this.quotas = quotas;
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        String clientId = connection.getClientID();
        if (!(packet instanceof MqttPublishMessage publish)
                || clientId == null
                || clientId.startsWith(InternalIdentity.CLIENT_ID_PREFIX)) {
            return true;
        }
        Duration wait =
                quotas.taken(
                        Guard.quotaName(connection, publish.variableHeader().topicName()),
                        publish.payload().readableBytes());
        if (wait.compareTo(Quotas.PATIENCE) > 0) {
            audit.refused(
                    Refusal.OVER_QUOTA,
                    clientId,
                    connection.getRemoteAddress(),
                    "mqtt " + publish.variableHeader().topicName());
            return false;
        }
        pause(PacketRules.channel(connection), wait);
        return true;
    }

    private static void pause(@Nullable Channel channel, Duration wait) {
        if (channel == null || wait.isZero()) {
            return;
        }
        // What was read already is counted after the pause has begun, and prolongs it.
        channel.attr(READ_AGAIN_NANOS).set(System.nanoTime() + wait.toNanos());
        if (channel.config().isAutoRead()) {
            channel.config().setAutoRead(false);
            resumeLater(channel, wait.toNanos());
        }
    }

    private static void resumeLater(Channel channel, long nanos) {
        channel.eventLoop()
                .schedule(
                        () -> {
                            long left = channel.attr(READ_AGAIN_NANOS).get() - System.nanoTime();
                            if (left > 0) {
                                resumeLater(channel, left);
                            } else {
                                channel.config().setAutoRead(true);
                            }
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
    }
}
