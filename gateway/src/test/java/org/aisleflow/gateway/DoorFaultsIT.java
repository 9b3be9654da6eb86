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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.identity.Refusal;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes to the gateway's doors that should not, and devices whose links and clocks fail.
 * Beside it honest devices send all the time: none of their messages is lost, and nothing stays
 * behind.
 */
@Timeout(900)
@SuppressWarnings("NullAway.Init") // set before the first test
class DoorFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "0123456789abcdef";
    private static final int SUCCESS = 0;

    /** In which the honest get their acknowledgement even so. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    /** Nothing, half an MQTT CONNECT, half a TLS handshake, and the head of an HTTP request. */
    private static final List<byte[]> BEGINNINGS =
            List.of(
                    new byte[0],
                    new byte[] {0x10, 30, 0, 4, 'M'},
                    new byte[] {0x10, 30, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60},
                    new byte[] {0x16, 3, 1, 0, 100, 1},
                    "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));

    @TempDir static Path folder;
    static SecuredShop shop;
    static int tests;

    private final Random random = new Random(20_261_128);
    private Footprint before;
    private TestFleet honest;

    @BeforeAll
    static void start() throws Exception {
        shop =
                SecuredShop.start(
                        folder,
                        TestShop.catalogEntry(),
                        Map.of(
                                "insecureDevices",
                                "true",
                                "connectsPerSecond",
                                "100000",
                                "mostConnections",
                                "900"));
        shop.enrol("calm-2", shop.key("s1/calm-2/1", KEY));
        post("warm-up", 1);
        // The pools grow with the first devices, not by what is tested.
        try (TestFleet fleet =
                TestFleet.start("warm-up", 40, Duration.ofMillis(5), DoorFaultsIT::mqttPort)) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 2_000);
            fleet.stop();
        }
    }

    @BeforeEach
    void begin() {
        before = Footprint.now();
        honest =
                TestFleet.start(
                        "honest-%d".formatted(++tests),
                        3,
                        Duration.ofMillis(20),
                        DoorFaultsIT::mqttPort);
        await().atMost(PATIENCE).until(() -> honest.acknowledged() > 3);
        honest.takeLatencies();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    /** Whatever has happened: the honest were served, lost nothing, and nothing stays behind. */
    @AfterEach
    void isAsBefore() throws Exception {
        try (TestFleet fleet = honest) {
            long acknowledged = honest.acknowledged();
            await().atMost(PATIENCE).until(() -> honest.acknowledged() > acknowledged + 10);
            assertThat(Collections.max(honest.takeLatencies())).isLessThan(WAIT.toNanos());
            balances(fleet.stop());
        }
        assertThat(shop.gateway().health().reasons()).isEmpty();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> Footprint.now().isNoLargerThan(before));
    }

    @Test
    void staysCalmWithRandomBytesAtEveryPort() throws Exception {
        for (int i = 0; i < FaultLength.of(300, 20_000); i++) {
            byte[] noise = new byte[1 + random.nextInt(1_200)];
            random.nextBytes(noise);
            if (i % 3 == 0) {
                // Not thrown away at the first look: a CONNECT, a CoAP message, a DTLS handshake.
                noise[0] = (byte) List.of(0x10, 0x40, 0x16).get(i / 3 % 3).intValue();
            }
            sayOverTcp(mqttPort(), noise);
            sayOverTcp(shop.gateway().mqttsPort().orElseThrow(), noise);
            sayOverUdp(shop.gateway().coapPort(), noise);
            sayOverUdp(shop.coapsPort(), noise);
        }

        assertThat(post("calm-1", 1)).isEqualTo(ResponseCode.CHANGED);
        try (var device = CoapsDevice.withKey(shop.coapsPort(), "s1/calm-2/1", KEY)) {
            assertThat(device.post("/v1/s1/calm-2/crossing", TestShop.crossing(1)))
                    .isEqualTo("2.04");
        }
    }

    @Test
    void endsConnectionsThatNeverFinishTheirFirstPacket() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (var late = new PatientDevice("beside-the-slow", DoorFaultsIT::mqttPort)) {
            // More than are let wait, and more than may be connected.
            for (int i = 0; i < FaultLength.of(1_200, 4_000); i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), mqttPort(i));
                socket.getOutputStream().write(BEGINNINGS.get(i % BEGINNINGS.size()));
                slow.add(socket);
            }

            late.send();
            balances(Map.of(late.id(), 1L));
            long begin = System.nanoTime();
            for (Socket socket : slow) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(hasEnded(socket)).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(20));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(shop.noted(Refusal.NO_CONNECT) + shop.noted(Refusal.HANDSHAKE))
                .isGreaterThanOrEqualTo(slow.size());
    }

    /** With and without TLS. */
    private static int mqttPort(int i) {
        return i / BEGINNINGS.size() % 2 == 0
                ? mqttPort()
                : shop.gateway().mqttsPort().orElseThrow();
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

        assertThat(post("beside-halves", 1)).isEqualTo(ResponseCode.CHANGED);
        Footprint.now().isNoLargerThan(before);
        // At the latest when those that were kept have had their 30 seconds, there is a place.
        String large = TestShop.crossing(2).replace("{", "{" + " ".repeat(4_000));
        await().atMost(PATIENCE.multipliedBy(3))
                .until(() -> ResponseCode.CHANGED.equals(post("beside-halves", large)));
        balances(Map.of("beside-halves", 2L));
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
                        shop.gateway().coapPort()));
    }

    @Test
    void takesARecordOfDtlsOnce() throws Exception {
        shop.enrol("sealed-1", shop.key("s1/sealed-1/1", KEY));
        String path = "/v1/s1/sealed-1/crossing";
        int count = FaultLength.of(20, 500);
        try (var link = new UdpFaultProxy(shop.coapsPort(), 1);
                var device = CoapsDevice.withKey(link.port(), "s1/sealed-1/1", KEY)) {
            link.disturb(100, 0);
            await().atMost(PATIENCE)
                    .until(() -> device.post(path, TestShop.crossing(1)).equals("2.04"));
            for (int seq = 2; seq <= count; seq++) {
                assertThat(device.post(path, TestShop.crossing(seq))).isEqualTo("2.04");
            }
            long stored = answered();

            for (int i = 0; i < 50; i++) {
                link.replay();
            }

            assertThat(device.post(path, TestShop.crossing(count + 1))).isEqualTo("2.04");
            assertThat(answered()).isEqualTo(stored + 1);
        }
        assertThat(envelopes("sealed-1", count + 1))
                .extracting(Envelope::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count + 1).boxed().toList());
    }

    @Test
    void refusesATopicAliasThatItNeverOffered() throws Exception {
        String topic = TestShop.topic("alias-1", "crossing");
        try (RawMqtt device = shop.plain()) {
            assertThat(device.connect("alias-1", null, null)).isEqualTo(SUCCESS);
            assertThat(device.publish(topic, false, TestShop.crossing(1))).isEqualTo(SUCCESS);

            assertThat(device.publishByAlias(1, TestShop.crossing(2))).isNotEqualTo(SUCCESS);
        }
        // As a client that remembers the alias of an earlier connection, and then forgets it.
        try (RawMqtt device = shop.plain()) {
            assertThat(device.connect("alias-1", null, null)).isEqualTo(SUCCESS);
            assertThat(device.publishByAlias(1, TestShop.crossing(2))).isNotEqualTo(SUCCESS);
        }
        try (RawMqtt device = shop.plain()) {
            assertThat(device.connect("alias-1", null, null)).isEqualTo(SUCCESS);
            assertThat(device.publish(topic, false, TestShop.crossing(2))).isEqualTo(SUCCESS);
        }
        balances(Map.of("alias-1", 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u009f", "\ufffd", "\uff21", "\ud83d\ude42"})
    void goesOnWhateverTheTextsOfAMessageHold(String odd) throws Exception {
        String id = "texts-%d".formatted(tests);
        String topic = TestShop.topic(id, "crossing");
        var properties = new MqttProperties();
        properties.add(new MqttProperties.UserProperty(odd, odd));
        properties.add(new MqttProperties.StringProperty(MqttProperties.RESPONSE_TOPIC, odd));
        var contentType = new MqttProperties();
        contentType.add(new MqttProperties.StringProperty(MqttProperties.CONTENT_TYPE, odd));
        try (RawMqtt device = shop.plain()) {
            assertThat(device.connect(id, null, null)).isEqualTo(SUCCESS);
            assertThat(device.publish(topic, false, properties, TestShop.crossing(1)))
                    .isEqualTo(SUCCESS);
            assertThat(device.publish(topic, false, contentType, TestShop.crossing(2)))
                    .isEqualTo(SUCCESS);
            assertThat(device.publish(topic + odd, false, TestShop.crossing(3)))
                    .isNotEqualTo(SUCCESS);
        }

        balances(Map.of(id, 1L));
        assertThat(letters(id, 1))
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void servesFiveHundredDevicesThatAreCutAtOnce() throws Exception {
        int count = 500;
        try (var link = new TcpFaultProxy(mqttPort());
                var fleet = TestFleet.start("storm", count, Duration.ofSeconds(1), link::port)) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() >= count);
            for (int cut = 0; cut < FaultLength.of(2, 20); cut++) {
                long acknowledged = fleet.acknowledged();

                link.cutAll();

                await().atMost(PATIENCE).until(() -> fleet.acknowledged() >= acknowledged + count);
            }

            balances(fleet.stop());
        }
    }

    @Test
    void letsADeviceInWhoseFormerConnectionIsHalfOpen() throws Exception {
        try (var link = new TcpFaultProxy(mqttPort());
                var fleet = TestFleet.start("half", 3, Duration.ofMillis(10), link::port)) {
            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 30);
            long acknowledged = fleet.acknowledged();

            link.stallAll();

            await().atMost(PATIENCE).until(() -> fleet.acknowledged() > acknowledged + 30);
            balances(fleet.stop());
        }
    }

    @Test
    void accountsForADeviceThatIsRevokedWhileItSends() throws Exception {
        shop.enrol("leaving-1", shop.secret("for-now"));
        await().atMost(PATIENCE).until(() -> letIn("leaving-1", "for-now"));
        String topic = TestShop.topic("leaving-1", "crossing");
        long acknowledged = 0;
        try (RawMqtt device = shop.plain()) {
            assertThat(device.connect("leaving-1", "s1/leaving-1", "for-now")).isEqualTo(SUCCESS);
            var revoking =
                    CompletableFuture.runAsync(
                            () -> shop.revoke("leaving-1"),
                            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (device.publish(topic, false, TestShop.crossing(acknowledged + 1)) == SUCCESS) {
                acknowledged++;
                assertThat(System.nanoTime()).isLessThan(end);
            }
            revoking.get();
        }

        assertThat(letIn("leaving-1", "for-now")).isFalse();
        assertThat(acknowledged).isPositive();
        // The last one may have been stored, and the connection cut before it was told.
        assertThat(envelopes("leaving-1", Math.toIntExact(acknowledged)))
                .extracting(Envelope::seq)
                .startsWith(LongStream.rangeClosed(1, acknowledged).boxed().toArray(Long[]::new))
                .hasSizeLessThanOrEqualTo(Math.toIntExact(acknowledged) + 1);
        assertThat(shop.noted(Refusal.REVOKED)).isPositive();
    }

    private static boolean letIn(String device, String secret) throws Exception {
        try (RawMqtt client = shop.plain()) {
            return client.connect(device, "s1/" + device, secret) == SUCCESS;
        }
    }

    @Test
    void storesOnceWhatACoapDeviceRepeatsForWantOfAnAnswer() throws Exception {
        try (var link = new UdpFaultProxy(shop.gateway().coapPort(), 2)) {
            CoapClient client =
                    new CoapClient(
                            "coap://127.0.0.1:%d/v1/s1/unheard-1/crossing".formatted(link.port()));
            try {
                link.loseAnswers(true);
                var answer = new CompletableFuture<ResponseCode>();
                Thread.startVirtualThread(() -> {
                    try {
                        answer.complete(client.post(TestShop.crossing(1), 50).getCode());
                    } catch (Exception failure) {
                        answer.completeExceptionally(failure);
                    }
                });
                await().atMost(PATIENCE).until(() -> link.recorded() >= 2);
                link.loseAnswers(false);

                assertThat(answer.get()).isEqualTo(ResponseCode.CHANGED);
                assertThat(client.post(TestShop.crossing(2), 50).getCode())
                        .isEqualTo(ResponseCode.CHANGED);
            } finally {
                client.shutdown();
            }
        }
        assertThat(envelopes("unheard-1", 2)).extracting(Envelope::seq).containsExactly(1L, 2L);
    }

    @Test
    void accountsForDoublesAndForWhatOvertakes() throws Exception {
        int count = FaultLength.of(500, 20_000);
        String topic = TestShop.topic("mixed-1", "crossing");
        List<Long> sent = new ArrayList<>(LongStream.rangeClosed(1, count).boxed().toList());
        for (int i = 0; i + 5 <= count; i += 5) {
            Collections.shuffle(sent.subList(i, i + 5), random);
        }
        try (var device = new MqttDevice(mqttPort(), "mixed-1")) {
            List<String> payloads = new ArrayList<>();
            for (long seq : sent) {
                payloads.add(TestShop.crossing(seq));
                if (random.nextInt(5) == 0) {
                    payloads.add(TestShop.crossing(seq));
                }
            }
            device.publishAll(topic, payloads);
        }
        try (var link = new UdpFaultProxy(shop.gateway().coapPort(), 3)) {
            link.disturb(20, 0);
            for (int seq = 1; seq <= 50; seq++) {
                assertThat(post(link.port(), "mixed-2", TestShop.crossing(seq)))
                        .isEqualTo(ResponseCode.CHANGED);
            }
        }

        balances(Map.of("mixed-1", (long) count, "mixed-2", 50L));
    }

    @Test
    void believesNoClockThatCannotBeTrue() throws Exception {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        List<String> times =
                List.of(
                        "\"1970-01-01T00:00:00Z\"",
                        "\"2106-02-07T06:28:15Z\"",
                        "0",
                        "" + tomorrow.toEpochMilli());
        try (RawMqtt device = shop.plain()) {
            assertThat(device.connect("clock-1", null, null)).isEqualTo(SUCCESS);
            String topic = TestShop.topic("clock-1", "crossing");
            for (int i = 0; i < times.size(); i++) {
                String payload = at(i + 1, times.get(i));
                assertThat(device.publish(topic, false, payload)).isEqualTo(SUCCESS);
                assertThat(post("clock-2", payload)).isEqualTo(ResponseCode.CHANGED);
            }
            assertThat(device.publish(topic, false, at(9, "NaN"))).isEqualTo(SUCCESS);
            assertThat(post("clock-2", at(9, "NaN"))).isEqualTo(ResponseCode.BAD_REQUEST);
        }

        for (String device : List.of("clock-1", "clock-2")) {
            assertThat(envelopes(device, times.size()))
                    .hasSize(times.size())
                    .allSatisfy(it -> {
                        assertThat(it.clock()).isEqualTo(ClockSource.GATEWAY);
                        assertThat(it.time()).isEqualTo(it.receivedAt());
                    });
            assertThat(letters(device, 1))
                    .singleElement()
                    .extracting(DeadLetter::reason)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    private static String at(int seq, String time) {
        return "{\"boot\":1,\"seq\":%d,\"time\":%s,\"line\":\"door-1\",\"in\":1,\"out\":0}"
                .formatted(seq, time);
    }

    private static List<Envelope> envelopes(String device, int count) {
        return KafkaTopic.read(
                shop.kafka(), Topics.TELEMETRY, count, it -> it.device().value().equals(device));
    }

    private static List<DeadLetter> letters(String device, int count) {
        return KafkaTopic.read(
                shop.kafka(),
                Topics.REJECTED,
                count,
                it -> it.source().contains("/" + device + "/"));
    }

    private static void balances(Map<String, Long> acknowledged) {
        try (var account = new Account(shop.kafka())) {
            account.balances(acknowledged);
        }
    }

    private static long answered() {
        return shop.gateway().counters().coapAnswers().getOrDefault("2.04", 0L);
    }

    private static int mqttPort() {
        return shop.gateway().mqttPort().orElseThrow();
    }

    private static ResponseCode post(String device, long seq) throws Exception {
        return post(device, TestShop.crossing(seq));
    }

    private static ResponseCode post(String device, String payload) throws Exception {
        return post(shop.gateway().coapPort(), device, payload);
    }

    private static ResponseCode post(int port, String device, String payload) throws Exception {
        CoapClient client =
                new CoapClient("coap://127.0.0.1:%d/v1/s1/%s/crossing".formatted(port, device));
        try {
            return client.post(payload, 50).getCode();
        } finally {
            client.shutdown();
        }
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
