package org.aisleflow.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends whatever it is told, also what well-behaved clients refuse to send. Answers
 * are MQTT 5 reason codes.
 */
final class RawMqtt implements AutoCloseable {
    /** The broker ended the connection instead of answering. */
    static final int CLOSED = -1;

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
    private final EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(1 << 20));

    RawMqtt(Socket socket) throws IOException {
        this(socket, PATIENCE_MILLIS);
    }

    /** Takes a broker that is silent for so long for one that has hung up. */
    RawMqtt(Socket socket, int patienceMillis) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(patienceMillis);
        // The codec learns the version from a CONNECT that passes it.
        decoder.writeInbound(encoded(connectPacket("codec", null, null, null)));
        decoder.releaseInbound();
    }

    int connect(String clientId, @Nullable String user, @Nullable String password) {
        return connect(clientId, user, password, null);
    }

    int connect(
            String clientId,
            @Nullable String user,
            @Nullable String password,
            @Nullable String willTopic) {
        MqttMessage answer = exchange(connectPacket(clientId, user, password, willTopic));
        return answer instanceof MqttConnAckMessage connack
                ? Byte.toUnsignedInt(connack.variableHeader().connectReturnCode().byteValue())
                : CLOSED;
    }

    int publish(String topic, boolean retained, String payload) {
        return publish(topic, retained, MqttProperties.NO_PROPERTIES, payload);
    }

    /** Names the topic by a number that the broker would have to remember. */
    int publishByAlias(int alias, String payload) {
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.IntegerProperty(MqttProperties.TOPIC_ALIAS, alias));
        return publish("", false, properties, payload);
    }

    int publish(String topic, boolean retained, MqttProperties properties, String payload) {
        MqttMessage answer =
                exchange(
                        MqttMessageBuilders.publish()
                                .topicName(topic)
                                .retained(retained)
                                .properties(properties)
                                .qos(MqttQoS.AT_LEAST_ONCE)
                                .messageId(7)
                                .payload(Unpooled.copiedBuffer(payload, StandardCharsets.UTF_8))
                                .build());
        return answer != null
                        && answer.variableHeader() instanceof MqttPubReplyMessageVariableHeader ack
                ? Byte.toUnsignedInt(ack.reasonCode())
                : CLOSED;
    }

    int subscribe(String filter) {
        MqttMessage answer =
                exchange(
                        MqttMessageBuilders.subscribe()
                                .messageId(8)
                                .addSubscription(MqttQoS.AT_LEAST_ONCE, filter)
                                .build());
        return answer instanceof MqttSubAckMessage ack
                ? ack.payload().reasonCodes().getFirst()
                : CLOSED;
    }

    /** Waits until the broker ends the connection. */
    boolean isCutWithin(int millis) {
        try {
            socket.setSoTimeout(millis);
            while (socket.getInputStream().read() >= 0) {
                // Whatever it says before it hangs up.
            }
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    private static MqttMessage connectPacket(
            String clientId,
            @Nullable String user,
            @Nullable String password,
            @Nullable String willTopic) {
        var packet =
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_5)
                        .clientId(clientId)
                        .cleanSession(true)
                        .keepAlive(60);
        if (user != null) {
            packet.username(user).hasUser(true);
        }
        if (password != null) {
            packet.password(password.getBytes(StandardCharsets.UTF_8)).hasPassword(true);
        }
        if (willTopic != null) {
            packet.willFlag(true).willTopic(willTopic).willMessage(new byte[] {1});
        }
        return packet.build();
    }

    private @Nullable MqttMessage exchange(MqttMessage packet) {
        try {
            ByteBuf bytes = encoded(packet);
            bytes.readBytes(socket.getOutputStream(), bytes.readableBytes());
            bytes.release();
            socket.getOutputStream().flush();
            byte[] buffer = new byte[4096];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                decoder.writeInbound(Unpooled.copiedBuffer(buffer, 0, read));
                MqttMessage answer = decoder.readInbound();
                if (answer != null) {
                    return answer;
                }
            }
            return null;
        } catch (IOException cut) {
            return null;
        }
    }

    private ByteBuf encoded(MqttMessage packet) {
        encoder.writeOutbound(packet);
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
