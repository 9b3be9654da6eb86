package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Replay;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before the first test
class GatewayIT {
    private static final int NOT_AUTHORIZED = 0x87;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir static Path folder;
    static OpenShop shop;
    static EmbeddedKafka kafka;
    static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        shop = OpenShop.open(folder, Map.of());
        kafka = shop.kafka();
        gateway = shop.gateway();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void takesWhatAnMqttDeviceSendsToKafka() throws Exception {
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "door-1")) {
            device.publish(TestShop.topic("door-1", "crossing"), TestShop.crossing(1));
        }

        var envelope =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                1,
                                it -> it.device().value().equals("door-1"))
                        .getFirst();
        assertThat(envelope.telemetry()).isInstanceOf(Crossing.class);
        assertThat(envelope.protocol()).isEqualTo(Protocol.MQTT);
        assertThat(envelope.seq()).isEqualTo(1);
    }

    @Test
    void takesWhatACoapDeviceSendsToKafka() throws Exception {
        var response = post("/v1/s1/coap-1/crossing", TestShop.crossing(1), 50);

        assertThat(response.getCode()).isEqualTo(ResponseCode.CHANGED);
        var envelope =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                1,
                                it -> it.device().value().equals("coap-1"))
                        .getFirst();
        assertThat(envelope.protocol()).isEqualTo(Protocol.COAP);
    }

    @Test
    void takesWhatManyCoapDevicesSendAtOnceToKafkaEachOnce() throws Exception {
        int devices = 300;
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        for (int i = 0; i < devices; i++) {
            Request request = Request.newPost();
            request.setURI(
                    "coap://127.0.0.1:%d/v1/s1/crowd-%03d/crossing"
                            .formatted(gateway.coapPort(), i));
            request.getOptions().setContentFormat(50);
            request.setPayload(i % 3 == 0 ? "{broken" : TestShop.crossing(1));
            request.addMessageObserver(
                    new MessageObserverAdapter() {
                        @Override
                        public void onResponse(Response response) {
                            answers.add(response.getCode().toString());
                        }
                    });
            request.send();
        }

        await().atMost(PATIENCE).until(() -> answers.size() == devices);
        assertThat(answers.stream().filter("2.04"::equals)).hasSize(devices * 2 / 3);
        assertThat(answers.stream().filter("4.00"::equals)).hasSize(devices / 3);
        assertThat(
                        KafkaTopic.read(
                                        kafka.bootstrapServers(),
                                        Topics.TELEMETRY,
                                        devices * 2 / 3,
                                        it -> it.device().value().startsWith("crowd-"))
                                .stream()
                                .map(Envelope::device))
                .doesNotHaveDuplicates()
                .hasSize(devices * 2 / 3);
        assertThat(
                        KafkaTopic.read(
                                        kafka.bootstrapServers(),
                                        Topics.REJECTED,
                                        devices / 3,
                                        it -> it.source().contains("/crowd-"))
                                .stream()
                                .map(DeadLetter::source))
                .doesNotHaveDuplicates()
                .hasSize(devices / 3);
    }

    @Test
    void keepsABrokenMqttMessageWholeAndWhereItCameFrom() throws Exception {
        Instant before = Instant.now();
        String topic = TestShop.topic("broken-1", "crossing");
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "broken-1")) {
            device.publish(topic, "{not json");
        }

        var letter =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.REJECTED,
                                1,
                                it -> it.source().contains("broken-1"))
                        .getFirst();
        assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(letter.payload().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{not json");
        assertThat(letter.source()).isEqualTo(topic);
        assertThat(letter.store()).isEqualTo(TestShop.STORE);
        assertThat(letter.device()).isEqualTo(DeviceId.of("broken-1"));
        assertThat(letter.protocol()).isEqualTo(Protocol.MQTT);
        assertThat(letter.detail()).isNotBlank();
        assertThat(letter.receivedAt())
                .isBetween(before.truncatedTo(ChronoUnit.MILLIS), Instant.now());
        assertThat(letter.address()).startsWith("127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aisleflow/v1/s1/dotted.1/crossing",
                "aisleflow/v1/s 1/dev/crossing",
                "aisleflow/v1/s1/star*/crossing",
                "aisleflow/v1/s1/größe/crossing",
                "aisleflow/v1/s1/dev/no-such-kind",
                "aisleflow/v1/nowhere/dev/crossing",
            })
    void losesNoMessageWhateverItsTopicHolds(String topic) throws Exception {
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "odd")) {
            device.publish(topic, TestShop.crossing(1));
        }

        assertThat(
                        KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.REJECTED,
                                1,
                                it -> it.source().equals(topic)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aisleflow/v1/s1/dev",
                "aisleflow/v1/s1/dev/crossing/more",
                "aisleflow/v1//dev/crossing",
                "aisleflow/v1/s1/dev/command",
                "aisleflow/v1/s1/back\\slash/crossing",
                "elsewhere",
                "$SYS/broker",
                "activemq/management",
            })
    void tellsAnMqttDeviceWhenItMayNotPublishThere(String topic) throws Exception {
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "stray")) {
            assertThat(device.publishing(topic, new byte[0])).containsExactly(NOT_AUTHORIZED);
        }
    }

    @Test
    void keepsALargeMqttMessageAsADeadLetter() throws Exception {
        var topic = TestShop.topic("large-1", "crossing");
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "large-1")) {
            device.publish(topic, " ".repeat(60_000));
        }

        var letter =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.REJECTED,
                                1,
                                it -> it.source().equals(topic))
                        .getFirst();
        assertThat(letter.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(letter.payload().size()).isEqualTo(60_000);
    }

    @Test
    void saysOverCoapWhatIsWrongAndKeepsTheMessageWhole() throws Exception {
        Instant before = Instant.now();
        var response = post("/v1/s1/broken-2/crossing", "{\"boot\":1,\"seq\":2}", 50);

        assertThat(response.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(response.getResponseText()).contains("time");
        var letter =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.REJECTED,
                                1,
                                it -> it.source().contains("broken-2"))
                        .getFirst();
        assertThat(letter.reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(letter.protocol()).isEqualTo(Protocol.COAP);
        assertThat(letter.payload().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"boot\":1,\"seq\":2}");
        assertThat(letter.source()).isEqualTo(TestShop.topic("broken-2", "crossing"));
        assertThat(letter.device()).isEqualTo(DeviceId.of("broken-2"));
        assertThat(letter.seq()).isEqualTo(2);
        assertThat(letter.receivedAt())
                .isBetween(before.truncatedTo(ChronoUnit.MILLIS), Instant.now());
        assertThat(letter.address()).startsWith("127.0.0.1:");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/s1/c1/crossings, 50, 4.04",
        "/v1/nowhere/c1/crossing, 50, 4.04",
        "/v1/s1/c1, 50, 4.04",
        "/v2/s1/c1/crossing, 50, 4.04",
        "/v1/s1/c+1/crossing, 50, 4.00",
        "/v1/s1/c1/crossing, 0, 4.15",
        "/v1/s1/c1/crossing, 60, 4.00",
        "/v1/s1/c1/command, 50, 4.05",
    })
    void answersOverCoapAsTheContractSays(String path, int contentFormat, String code)
            throws Exception {
        assertThat(post(path, TestShop.crossing(1), contentFormat).getCode()).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource({
        "U+0000, %00",
        "U+007F, %7F",
        "U+0085, %85",
        "U+1F600, %D83D%DE00",
        "U+D83D, ?",
        "U+FDD0, %FDD0",
        "U+FFFD, %FFFD",
    })
    void saysOverCoapThatAPathWithUnreadableTextIsNone(String character, String kept)
            throws Exception {
        String device = "odd" + Character.toString(Integer.parseInt(character.substring(2), 16));
        Request request = Request.newPost();
        request.setURI("coap://127.0.0.1:" + gateway.coapPort());
        for (String level : List.of("v1", "s1", device, "crossing")) {
            request.getOptions().addUriPath(level);
        }
        request.getOptions().setContentFormat(50);
        request.setPayload(TestShop.crossing(1));

        Response response = request.send().waitForResponse(PATIENCE.toMillis());

        assertThat(response.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(response.getPayloadString()).contains("odd" + kept);
        var letter =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.REJECTED,
                                1,
                                it -> it.source().contains("/odd" + kept + "/"))
                        .getFirst();
        assertThat(letter.reason()).isEqualTo(Reason.BAD_ID);
        assertThat(letter.protocol()).isEqualTo(Protocol.COAP);
    }

    @Test
    void refusesALargeCoapBodyAndCountsIt() throws Exception {
        var response = post("/v1/s1/large-2/crossing", " ".repeat(20_000), 50);

        assertThat(response.getCode()).isEqualTo(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
        assertThat(gateway.counters().coapAnswers()).containsKey("4.13");
    }

    @Test
    void takesAnMqttMessageOfTheOldProtocolAndOfLowQuality() throws Exception {
        mosquittoPub("-V", "mqttv311", "-q", "1", "old-1");
        mosquittoPub("-V", "mqttv5", "-q", "0", "old-2");
        mosquittoPub("-V", "mqttv5", "-q", "2", "old-3");

        assertThat(
                        KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                3,
                                it -> it.device().value().startsWith("old-")))
                .hasSize(3);
    }

    @Test
    void putsAReplayedDeadLetterThroughTheIntakeAgain() throws Exception {
        var topic = TestShop.topic("mended-1", "crossing");
        var payload = Payload.of(TestShop.crossing(4).getBytes(StandardCharsets.UTF_8));

        KafkaTopic.send(
                kafka.bootstrapServers(), Topics.REPLAYS, topic, new Replay(topic, null, payload));

        var envelope =
                KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                1,
                                it -> it.device().value().equals("mended-1"))
                        .getFirst();
        assertThat(envelope.protocol()).isEqualTo(Protocol.REPLAY);
    }

    @Test
    void countsADeadLetterWithoutANumberOnceHoweverOftenItIsReplayed() throws Exception {
        var pack = Payload.of("[{\"n\":\"people\",\"v\":1}]".getBytes(StandardCharsets.UTF_8));
        var replay = new Replay(TestShop.topic("pack-1", "senml"), "application/senml+json", pack);

        for (String letter : List.of("0-7", "0-7", "0-7", "0-8", "0-8")) {
            KafkaTopic.send(
                    kafka.bootstrapServers(),
                    Topics.REPLAYS,
                    replay.source(),
                    replay,
                    Map.of("dead-letter", letter));
        }
        var last = TestShop.topic("pack-2", "crossing");
        KafkaTopic.send(
                kafka.bootstrapServers(),
                Topics.REPLAYS,
                last,
                new Replay(
                        last,
                        null,
                        Payload.of(TestShop.crossing(1).getBytes(StandardCharsets.UTF_8))));

        assertThat(
                        KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                3,
                                it -> it.device().value().startsWith("pack-")))
                .extracting(it -> it.device().value())
                .containsExactly("pack-1", "pack-1", "pack-2");
    }

    @Test
    void keepsFiveThousandMalformedPayloadsAsDeadLettersAndGoesOn() throws Exception {
        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "noisy-1")) {
            device.publishEach(
                    TestShop.topic("noisy-1", "crossing"), MalformedPayloads.of(4_500, 1));
        }
        var client =
                new CoapClient(
                        "coap://127.0.0.1:" + gateway.coapPort() + "/v1/s1/noisy-2/crossing");
        try {
            for (byte[] payload : MalformedPayloads.of(500, 2)) {
                assertThat(client.post(payload, 50).getCode().codeClass).isEqualTo(4);
            }
        } finally {
            client.shutdown();
        }

        assertThat(
                        KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.REJECTED,
                                5_000,
                                it -> it.source().contains("/noisy-")))
                .hasSize(5_000);
        assertThat(post("/v1/s1/coap-9/crossing", TestShop.crossing(1), 50).getCode())
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(gateway.health().reasons()).isEmpty();
    }

    @Test
    void reportsForEachStoreAsADeviceOfItsOwn() {
        var envelopes =
                KafkaTopic.read(
                        kafka.bootstrapServers(),
                        Topics.TELEMETRY,
                        1,
                        it -> it.device().value().equals("gateway"));

        assertThat(envelopes.getFirst().boot()).isEqualTo(1);
        assertThat(envelopes.getFirst().seq()).isEqualTo(1);
        assertThat(gateway.health().reasons()).isEmpty();
    }

    private static void mosquittoPub(String... versionQualityAndDevice) throws Exception {
        var command = new ArrayList<>(List.of("mosquitto_pub", "-h", "127.0.0.1", "-p"));
        command.add(Integer.toString(gateway.mqttPort().orElseThrow()));
        command.addAll(Arrays.asList(versionQualityAndDevice).subList(0, 4));
        command.addAll(List.of("-t", TestShop.topic(versionQualityAndDevice[4], "crossing")));
        command.addAll(List.of("-m", TestShop.crossing(1)));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static CoapResponse post(String path, String payload, int contentFormat)
            throws Exception {
        var client = new CoapClient("coap://127.0.0.1:" + gateway.coapPort() + path);
        try {
            return client.post(payload, contentFormat);
        } finally {
            client.shutdown();
        }
    }
}
