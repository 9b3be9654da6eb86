package org.aisleflow.gateway.broker;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Writes deliveries to the reader in the order of its queue.
 *
 * <p>Artemis sends every packet "after the disk operations of the current thread". A queue is
 * emptied by whichever pool thread is free, and one whose thread happens to wait for the disk is
 * overtaken by the next: with acknowledgements under way, messages of one device arrived out of
 * order. A message that is delivered has been on disk for long, so there is nothing to wait for.
 * The answer to CONNECT goes the same way, since it must come before the first delivery.
 */
final class OrderedDelivery implements MQTTInterceptor {
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        MqttMessageType type = packet.fixedHeader().messageType();
        boolean direct = type == MqttMessageType.PUBLISH || type == MqttMessageType.CONNACK;
        if (direct && connection.getTransportConnection() instanceof NettyConnection netty) {
            Channel channel = netty.getNettyChannel();
            // Queued even on the channel's own thread, which would overtake what others have
            // queued.
            channel.eventLoop().execute(() -> channel.writeAndFlush(packet, channel.voidPromise()));
            return false;
        }
        return true;
    }
}
