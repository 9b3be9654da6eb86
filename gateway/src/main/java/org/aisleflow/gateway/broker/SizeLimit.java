package org.aisleflow.gateway.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.concurrent.atomic.LongAdder;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns away, unacknowledged, what is too large even for a dead letter, and counts it. Devices of
 * MQTT 5 are told the limit when they connect; Artemis does not hold older ones to it.
 */
final class SizeLimit implements MQTTInterceptor {
    /** The largest packet, and so a bit more than the largest payload. */
    static final int LARGEST_PACKET_BYTES = 64 * 1024;

    private static final Logger LOGGER = LoggerFactory.getLogger(SizeLimit.class);

    private final LongAdder refused = new LongAdder();

    long refused() {
        return refused.sum();
    }

    /** A packet that is not let through costs its sender the connection. */
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (!(packet instanceof MqttPublishMessage publish)
                || publish.fixedHeader().remainingLength() <= LARGEST_PACKET_BYTES) {
            return true;
        }
        refused.increment();
        LOGGER.warn(
                "Refused {} bytes of {}: the largest packet has {} bytes",
                publish.fixedHeader().remainingLength(),
                connection.getClientID(),
                LARGEST_PACKET_BYTES);
        return false;
    }
}
