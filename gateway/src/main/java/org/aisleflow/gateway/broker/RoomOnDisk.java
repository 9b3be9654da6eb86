package org.aisleflow.gateway.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns messages away while there is no room for them, before Artemis does so with a page of log
 * for each: whoever sends one loses its connection, and keeps the message, which nobody has
 * acknowledged.
 */
final class RoomOnDisk implements MQTTInterceptor {
    private static final Logger LOGGER = LoggerFactory.getLogger(RoomOnDisk.class);
    private static final long LOG_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final BooleanSupplier full;
    private final LongSupplier nanoTime;
    private final AtomicLong logAgainNanos;

    RoomOnDisk(BooleanSupplier full, LongSupplier nanoTime) {
        this.full = full;
        this.nanoTime = nanoTime;
        this.logAgainNanos = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (!(packet instanceof MqttPublishMessage) || !full.getAsBoolean()) {
            return true;
        }
        long now = nanoTime.getAsLong();
        long due = logAgainNanos.get();
        if (now - due >= 0 && logAgainNanos.compareAndSet(due, now + LOG_AGAIN_NANOS)) {
            LOGGER.warn(
                    "The disk is nearly full: messages are not acknowledged, for instance of {}",
                    connection.getClientID());
        }
        return false;
    }
}
