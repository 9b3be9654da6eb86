package org.aisleflow.gateway.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.local.LocalChannel;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OrderedDeliveryTest {
    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final List<Integer> written = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void keepsTheOrderWhenTheChannelsOwnThreadDeliversAfterAnother() throws Exception {
        Channel channel = new LocalChannel();
        channel.pipeline().addLast(new Recorder());
        loop.register(channel).sync();
        MQTTConnection connection =
                new MQTTConnection(new NettyConnection(Map.of(), channel, null, false, false));
        OrderedDelivery delivery = new OrderedDelivery();
        CountDownLatch queued = new CountDownLatch(1);
        loop.execute(() -> {
            awaitQuietly(queued);
            delivery.intercept(publish(2), connection);
        });

        delivery.intercept(publish(1), connection);
        queued.countDown();

        loop.submit(() -> {}).sync();
        loop.submit(() -> {}).sync();
        assertThat(written).containsExactly(1, 2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static MqttPublishMessage publish(int packetId) {
        return MqttMessageBuilders.publish()
                .topicName("aisleflow/v1/s1/door-1/crossing")
                .qos(MqttQoS.AT_LEAST_ONCE)
                .messageId(packetId)
                .payload(Unpooled.EMPTY_BUFFER)
                .build();
    }

    private final class Recorder extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
            if (packet instanceof MqttPublishMessage publish) {
                written.add(publish.variableHeader().packetId());
            }
        }
    }
}
