package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandAnswered;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.contracts.wire.CommandWire;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.embeddedkafka.EmbeddedKafka;
import org.aisleflow.gateway.mqtt.Mosquitto;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands reach devices that we did not write, over both protocols. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before the first test
class CommandsIT {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir static Path folder;
    static EmbeddedKafka kafka;
    static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        KafkaTopic.makeAll(kafka.bootstrapServers());
        KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
        gateway = startGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        kafka.close();
    }

    private static Gateway startGateway() {
        return TestShop.gateway(folder.resolve("gateway"), kafka.bootstrapServers(), Map.of());
    }

    @Test
    void whatWaitsWhileAnMqttDeviceIsAwayIsDeliveredAndAnswered() throws Exception {
        try (var first = subscribe("mq-1", "-E")) {
            first.awaitEnd();
        }
        Command command = send("mq-1", "c-1", new Instruction.SetInterval(30), HOUR);
        Command short1 = send("mq-1", "c-2", new Instruction.Restart(), Duration.ofSeconds(3));
        await().until(() -> short1.isExpired(Instant.now()));

        String got;
        try (var again = subscribe("mq-1", "-W", "3")) {
            await().until(() -> !facts("mq-1", CommandDelivered.class).isEmpty());
            got = again.awaitEnd();
        }

        assertThat(got.lines().filter(line -> line.startsWith("{")))
                .singleElement()
                .satisfies(line -> assertThat(read("mq-1", line)).isEqualTo(command));
        assertThat(facts("mq-1", CommandDelivered.class))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.id()).isEqualTo(command.id());
                    assertThat(fact.protocol()).isEqualTo(Protocol.MQTT);
                });

        try (var device = new MqttDevice(gateway.mqttPort().orElseThrow(), "mq-1")) {
            String topic = TestShop.topic("mq-1", "status");
            device.publish(topic, answer(1, "never-given", "done"));
            device.publish(topic, answer(2, "c-1", "refused"));
            device.publish(topic, answer(3, "c-1", "done"));
        }

        await().until(() -> !facts("mq-1", CommandAnswered.class).isEmpty());
        assertThat(
                        KafkaTopic.read(
                                kafka.bootstrapServers(),
                                Topics.TELEMETRY,
                                3,
                                it -> it.device().value().equals("mq-1")))
                .hasSize(3);
        assertThat(facts("mq-1", CommandAnswered.class))
                .as("the first answer to a command that was given")
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.id()).isEqualTo(command.id());
                    assertThat(fact.answer().outcome()).isEqualTo(Answer.Outcome.REFUSED);
                });
    }

    @Test
    void aDeviceThatSubscribesForTheFirstTimeGetsWhatWaits() throws Exception {
        Command command = send("mq-2", "c-1", new Instruction.Identify(null), HOUR);

        // With -C it could leave before its acknowledgement counts, and would get it once more.
        try (var device = subscribe("mq-2", "-W", "60")) {
            await().until(() -> !facts("mq-2", CommandDelivered.class).isEmpty());
            await().until(() -> device.said().endsWith("\n"));
            assertThat(read("mq-2", device.said().strip())).isEqualTo(command);
        }
    }

    @Test
    void whatWaitsIsDeliveredOnceAlthoughTheGatewayStartsAgain() throws Exception {
        try (var first = subscribe("mq-3", "-E")) {
            first.awaitEnd();
        }
        Command command = send("mq-3", "c-1", new Instruction.Restart(), HOUR);
        Command unsubscribed = send("coap-3", "c-1", new Instruction.Restart(), HOUR);

        gateway.close();
        gateway = startGateway();

        try (var device = subscribe("mq-3", "-W", "4")) {
            await().until(() -> !facts("mq-3", CommandDelivered.class).isEmpty());
            assertThat(device.awaitEnd().lines().filter(line -> line.startsWith("{")))
                    .singleElement()
                    .satisfies(line -> assertThat(read("mq-3", line)).isEqualTo(command));
        }
        try (var device = observe("coap-3", 20)) {
            await().until(() -> !facts("coap-3", CommandDelivered.class).isEmpty());
            assertThat(read("coap-3", device.said().strip())).isEqualTo(unsubscribed);
        }
    }

    @Test
    void aCoapDeviceThatObservesGetsWhatWaitsAndWhatComes() throws Exception {
        Command waiting = send("coap-1", "c-1", new Instruction.SetInterval(5), HOUR);
        Command after = send("coap-1", "c-2", new Instruction.Identify(9), HOUR);
        Command later;
        String got;

        try (var device = observe("coap-1", 60)) {
            await().until(() -> facts("coap-1", CommandDelivered.class).size() == 2);
            later = send("coap-1", "c-3", new Instruction.FirmwareUpdate("2.0", null), HOUR);
            await().until(() -> facts("coap-1", CommandDelivered.class).size() == 3);
            got = device.said();
        }
        CoapResponse stored = post("/v1/s1/coap-1/status", answer(1, "c-3", "done"));

        assertThat(got.replace("}{", "}\n{").lines().filter(line -> line.startsWith("{")))
                .extracting(line -> read("coap-1", line))
                .containsExactly(waiting, after, later);
        assertThat(facts("coap-1", CommandDelivered.class))
                .allMatch(fact -> fact.protocol() == Protocol.COAP);
        assertThat(stored.getCode().text).isEqualTo("2.04");
        await().until(() ->
                facts("coap-1", CommandAnswered.class).stream()
                        .anyMatch(fact -> fact.id().equals(later.id())));
    }

    @Test
    void aCoapDeviceThatAsksNowAndThenGetsOneCommandAtATime() throws Exception {
        send("coap-2", "c-0", new Instruction.Restart(), Duration.ofMillis(1));
        Command first = send("coap-2", "c-1", new Instruction.Restart(), HOUR);
        Command second = send("coap-2", "c-2", new Instruction.Identify(null), HOUR);
        await().until(() -> !get("coap-2").isEmpty());

        await().until(() -> facts("coap-2", CommandDelivered.class).size() == 1);
        String next = get("coap-2");
        await().until(() -> facts("coap-2", CommandDelivered.class).size() == 2);

        assertThat(facts("coap-2", CommandDelivered.class))
                .extracting(CommandDelivered::id)
                .containsExactly(first.id(), second.id());
        assertThat(read("coap-2", next)).isEqualTo(second);
        assertThat(get("coap-2")).isEmpty();
    }

    @Test
    void aDeviceAtAnotherBrokerGetsItsCommandsAndIsHeard() throws Exception {
        Path own = folder.resolve("external");
        Files.createDirectories(own);
        try (Mosquitto broker = new Mosquitto(own);
                var device = subscribeAt(broker.port(), "ext-1", "-C", "1", "-W", "30");
                Gateway external =
                        TestShop.gateway(
                                own.resolve("gateway"),
                                kafka.bootstrapServers(),
                                Map.of(
                                        "externalMqttHost",
                                        "127.0.0.1",
                                        "externalMqttPort",
                                        Integer.toString(broker.port())))) {
            await().until(() -> external.health().reasons().isEmpty());

            Command command = send("ext-1", "c-1", new Instruction.SetInterval(7), HOUR);

            assertThat(read("ext-1", device.awaitEnd().strip())).isEqualTo(command);
            try (var publisher = new MqttDevice(broker.port(), "ext-1")) {
                publisher.publish(TestShop.topic("ext-1", "status"), answer(1, "c-1", "done"));
            }
            await().until(() -> !facts("ext-1", CommandAnswered.class).isEmpty());
        }
    }

    private static RealClient subscribe(String device, String... more) throws Exception {
        return subscribeAt(gateway.mqttPort().orElseThrow(), device, more);
    }

    private static RealClient subscribeAt(int port, String device, String... more)
            throws Exception {
        return RealClient.mosquittoSub(folder, port, device, more);
    }

    private static RealClient observe(String device, int seconds) throws Exception {
        return RealClient.coapObserve(folder, gateway.coapPort(), device, seconds);
    }

    private static Command send(
            String device, String id, Instruction instruction, Duration validity) throws Exception {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        Command command =
                new Command(
                        TestShop.STORE,
                        DeviceId.of(device),
                        CommandId.of(id),
                        instruction,
                        now,
                        now.plus(validity));
        KafkaTopic.send(
                kafka.bootstrapServers(),
                Topics.COMMANDS,
                new StateKey(TestShop.STORE, command.subject()),
                command);
        return command;
    }

    private static <F extends CommandFact> List<F> facts(String device, Class<F> type) {
        return KafkaTopic.all(kafka.bootstrapServers(), Topics.COMMANDS).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fact -> fact.device().value().equals(device))
                .toList();
    }

    private static Command read(String device, String payload) {
        return CommandWire.decode(
                TestShop.STORE,
                DeviceId.of(device),
                Encoding.JSON,
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(long seq, String command, String outcome) {
        return "{\"boot\":1,\"seq\":%d,\"time\":%d,\"sent\":%d,\"answer\":{\"command\":\"%s\",\"outcome\":\"%s\"}}"
                .formatted(seq, System.currentTimeMillis(), seq, command, outcome);
    }

    private static String get(String device) throws Exception {
        CoapClient client = client("/v1/s1/" + device + "/command");
        try {
            return client.get().getResponseText();
        } finally {
            client.shutdown();
        }
    }

    private static CoapResponse post(String path, String payload) throws Exception {
        CoapClient client = client(path);
        try {
            return client.post(payload, 50);
        } finally {
            client.shutdown();
        }
    }

    private static CoapClient client(String path) {
        return new CoapClient("coap://127.0.0.1:" + gateway.coapPort() + path);
    }
}
