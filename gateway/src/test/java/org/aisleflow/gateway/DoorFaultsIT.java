package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttProperties;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.gateway.identity.Refusal;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to the gateway's doors that should not, while honest devices send all the time. */
@Timeout(900)
class DoorFaultsIT {
    @RegisterExtension static final HonestDoors DOORS = new HonestDoors();

    /** Nothing, half an MQTT CONNECT, half a TLS handshake, and the head of an HTTP request. */
    private static final List<byte[]> BEGINNINGS =
            List.of(
                    new byte[0],
                    new byte[] {0x10, 30, 0, 4, 'M'},
                    new byte[] {0x10, 30, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60},
                    new byte[] {0x16, 3, 1, 0, 100, 1},
                    "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));

    private final Random random = new Random(20_261_128);

    @Test
    void staysCalmWithRandomBytesAtEveryPort() throws Exception {
        for (int i = 0; i < FaultLength.of(300, 20_000); i++) {
            byte[] noise = new byte[1 + random.nextInt(1_200)];
            random.nextBytes(noise);
            if (i % 3 == 0) {
                // Not thrown away at the first look: a CONNECT, a CoAP message, a DTLS handshake.
                noise[0] = (byte) List.of(0x10, 0x40, 0x16).get(i / 3 % 3).intValue();
            }
            sayOverTcp(DOORS.mqttPort(), noise);
            sayOverTcp(DOORS.shop().gateway().mqttsPort().orElseThrow(), noise);
            sayOverUdp(DOORS.shop().gateway().coapPort(), noise);
            sayOverUdp(DOORS.shop().coapsPort(), noise);
        }

        assertThat(DOORS.post("calm-1", 1)).isEqualTo(ResponseCode.CHANGED);
        try (var device =
                CoapsDevice.withKey(DOORS.shop().coapsPort(), "s1/calm-2/1", HonestDoors.KEY)) {
            assertThat(device.post("/v1/s1/calm-2/crossing", TestShop.crossing(1)))
                    .isEqualTo("2.04");
        }
    }

    @Test
    void endsConnectionsThatNeverFinishTheirFirstPacket() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (var late = new PatientDevice("beside-the-slow", DOORS::mqttPort)) {
            // More than are let wait, and more than may be connected.
            for (int i = 0; i < FaultLength.of(1_200, 4_000); i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), mqttPort(i));
                socket.getOutputStream().write(BEGINNINGS.get(i % BEGINNINGS.size()));
                slow.add(socket);
            }

            late.send();
            DOORS.balances(Map.of(late.id(), 1L));
            long begin = System.nanoTime();
            for (Socket socket : slow) {
                socket.setSoTimeout((int) HonestDoors.PATIENCE.toMillis());
                assertThat(hasEnded(socket)).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(20));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(DOORS.shop().noted(Refusal.NO_CONNECT) + DOORS.shop().noted(Refusal.HANDSHAKE))
                .isGreaterThanOrEqualTo(slow.size());
    }

    /** With and without TLS. */
    private static int mqttPort(int i) {
        return i / BEGINNINGS.size() % 2 == 0
                ? DOORS.mqttPort()
                : DOORS.shop().gateway().mqttsPort().orElseThrow();
    }

    @Test
    void forgetsHalfFinishedBlockTransfers() throws Exception {
        try (var one = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int others = FaultLength.of(900, 5_000);
            for (int i = 0; i < 10_000; i++) {
                if (i >= others) {
                    sendFirstBlock(one, i);
                } else {
                    // From another peer each; at full length from more than have a place.
                    try (var other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                        sendFirstBlock(other, i);
                    }
                }
            }
        }

        assertThat(DOORS.post("beside-halves", 1)).isEqualTo(ResponseCode.CHANGED);
        Footprint.now().isNoLargerThan(DOORS.before());
        // At the latest when those that were kept have had their 30 seconds, there is a place.
        String large = TestShop.crossing(2).replace("{", "{" + " ".repeat(4_000));
        await().atMost(HonestDoors.PATIENCE.multipliedBy(3))
                .until(() -> ResponseCode.CHANGED.equals(DOORS.post("beside-halves", large)));
        DOORS.balances(Map.of("beside-halves", 2L));
    }

    private static void sendFirstBlock(DatagramSocket from, int i) throws IOException {
        Request first = Request.newPost();
        first.setURI("coap://127.0.0.1/v1/s1/half-%d/crossing".formatted(i));
        first.setMID(i);
        first.setToken(new byte[] {(byte) i, (byte) (i >> 8), 1});
        first.getOptions().setBlock1(6, true, 0);
        first.getOptions().setContentFormat(50);
        first.setPayload(new byte[1_024]);
        byte[] bytes = new UdpDataSerializer().getByteArray(first);
        from.send(
                new DatagramPacket(
                        bytes,
                        bytes.length,
                        InetAddress.getLoopbackAddress(),
                        DOORS.shop().gateway().coapPort()));
    }

    @Test
    void refusesATopicAliasThatItNeverOffered() throws Exception {
        String topic = TestShop.topic("alias-1", "crossing");
        try (RawMqtt device = DOORS.shop().plain()) {
            assertThat(device.connect("alias-1", null, null)).isEqualTo(HonestDoors.SUCCESS);
            assertThat(device.publish(topic, false, TestShop.crossing(1)))
                    .isEqualTo(HonestDoors.SUCCESS);

            assertThat(device.publishByAlias(1, TestShop.crossing(2)))
                    .isNotEqualTo(HonestDoors.SUCCESS);
        }
        // As a client that remembers the alias of an earlier connection, and then forgets it.
        try (RawMqtt device = DOORS.shop().plain()) {
            assertThat(device.connect("alias-1", null, null)).isEqualTo(HonestDoors.SUCCESS);
            assertThat(device.publishByAlias(1, TestShop.crossing(2)))
                    .isNotEqualTo(HonestDoors.SUCCESS);
        }
        try (RawMqtt device = DOORS.shop().plain()) {
            assertThat(device.connect("alias-1", null, null)).isEqualTo(HonestDoors.SUCCESS);
            assertThat(device.publish(topic, false, TestShop.crossing(2)))
                    .isEqualTo(HonestDoors.SUCCESS);
        }
        DOORS.balances(Map.of("alias-1", 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u009f", "\ufffd", "\uff21", "\ud83d\ude42"})
    void goesOnWhateverTheTextsOfAMessageHold(String odd) throws Exception {
        String id = "texts-%04x".formatted((int) odd.charAt(0));
        String topic = TestShop.topic(id, "crossing");
        var properties = new MqttProperties();
        properties.add(new MqttProperties.UserProperty(odd, odd));
        properties.add(new MqttProperties.StringProperty(MqttProperties.RESPONSE_TOPIC, odd));
        var contentType = new MqttProperties();
        contentType.add(new MqttProperties.StringProperty(MqttProperties.CONTENT_TYPE, odd));
        try (RawMqtt device = DOORS.shop().plain()) {
            assertThat(device.connect(id, null, null)).isEqualTo(HonestDoors.SUCCESS);
            assertThat(device.publish(topic, false, properties, TestShop.crossing(1)))
                    .isEqualTo(HonestDoors.SUCCESS);
            assertThat(device.publish(topic, false, contentType, TestShop.crossing(2)))
                    .isEqualTo(HonestDoors.SUCCESS);
            assertThat(device.publish(topic + odd, false, TestShop.crossing(3)))
                    .isNotEqualTo(HonestDoors.SUCCESS);
        }

        DOORS.balances(Map.of(id, 1L));
        assertThat(DOORS.letters(id, 1))
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    private static void sayOverTcp(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
        } catch (SocketException hungUp) {
            // It had heard enough.
        }
    }

    private static void sayOverUdp(int port, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(
                    new DatagramPacket(
                            bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    private static boolean hasEnded(Socket socket) {
        try {
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
}
