package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the README tells a newcomer to try while the demo runs, done with the tools a newcomer has.
 */
class ByHand {
    private static final Duration PAST_LIMIT = Duration.ofMinutes(5);

    private final AisleflowProcess demo;
    private final ApiClient api;
    private final String store;
    private final String line;

    ByHand(AisleflowProcess demo) {
        this.demo = demo;
        this.api = demo.api();
        JsonNode first = api.get("/api/v1/stores").get(0);
        this.store = first.get("id").asText();
        this.line = first.get("doors").get(0).get("id").asText();
    }

    @Test
    void aReadingByMosquittoPubShowsInTheFootfall() {
        Instant minute = aQuietMinuteTwoDaysAgo(3);

        Command sent = publish("counter-by-hand", crossing(minute, 3, 1));

        assertThat(sent.exitCode()).as(sent.output()).isZero();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(peopleIn(minute)).isEqualTo(3));
    }

    @Test
    void aReadingByCoapClientIsAnsweredAndShowsInTheFootfall() {
        Instant minute = aQuietMinuteTwoDaysAgo(7);

        Command sent = post("coap-counter-by-hand", crossing(minute, 5, 2));

        assertThat(sent.output()).contains("2.04");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(peopleIn(minute)).isEqualTo(5));
    }

    @Test
    void aBrokenReadingOverCoapIsAnsweredWithASentence() {
        Command sent = post("broken-coap-counter", "{\"boot\":1,\"seq\":1,\"time\":\"yesterday\"}");

        assertThat(sent.output()).contains("4.00").contains("time must be ISO-8601");
    }

    @Test
    void aBrokenReadingOverMqttIsKeptWithItsReasonAndBytes() {
        String broken =
                "{\"boot\":1,\"seq\":1,\"time\":\"2026-01-31T09:30:00Z\",\"line\":\"front\",\"in\":-4,\"out\":0}";

        publish("broken-counter", broken);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    JsonNode letter = deadLetterOf("broken-counter");
                    assertThat(letter.get("reason").asText()).isEqualTo("out-of-range");
                    assertThat(letter.get("detail").asText()).contains("in is -4");
                    assertThat(
                                    new String(
                                            Base64.getDecoder()
                                                    .decode(letter.get("payload").asText()),
                                            StandardCharsets.UTF_8))
                            .isEqualTo(broken);
                });
    }

    @Test
    void theTwentyEightPastDaysComeInAndLeadToSuggestions() {
        Instant to = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String range = "from=%s&to=%s".formatted(to.minus(Duration.ofDays(27)), to);

        await().atMost(PAST_LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonNode days =
                            api.get(
                                    "/api/v1/stores/%s/footfall?bucket=P1D&%s"
                                            .formatted(store, range));
                    assertThat(days)
                            .hasSize(27)
                            .allSatisfy(
                                    day -> assertThat(day.get("in").asLong()).isGreaterThan(100));
                    assertThat(days)
                            .allSatisfy(day ->
                                    assertThat(day.get("coverage").asDouble()).isGreaterThan(0.9));
                    assertThat(api.get("/api/v1/replenishment/suggestions?state=open"))
                            .isNotEmpty();
                });
    }

    @Test
    void devicesOverBothProtocolsDoWhatTheyAreToldAndSaySo() {
        await().atMost(PAST_LIMIT)
                .untilAsserted(() -> {
                    assertThat(deviceOver("mqtt", "crossing")).isNotNull();
                    assertThat(deviceOver("coap", "climate")).isNotNull();
                });
        for (String device : List.of(over("mqtt", "crossing"), over("coap", "climate"))) {
            long boot = deviceNamed(device).get("boot").asLong();

            String id = tell(device, Map.of("command", "firmware-update", "version", "9.9.1"));

            await().atMost(PAST_LIMIT)
                    .untilAsserted(() -> {
                        assertThat(commandOf(device, id).get("state").asText()).isEqualTo("done");
                        assertThat(commandOf(device, id).get("delivered").isNull()).isFalse();
                        assertThat(deviceNamed(device).get("firmware").asText()).isEqualTo("9.9.1");
                        assertThat(deviceNamed(device).get("boot").asLong()).isGreaterThan(boot);
                    });
        }
        assertThat(api.get("/api/v1/fleet/firmware"))
                .anySatisfy(row -> {
                    assertThat(row.get("version").asText()).isEqualTo("9.9.1");
                    assertThat(row.get("devices").asInt()).isEqualTo(2);
                });
    }

    private String over(String protocol, String kind) {
        return Objects.requireNonNull(deviceOver(protocol, kind)).get("device").asText();
    }

    private @Nullable JsonNode deviceOver(String protocol, String kind) {
        return devices()
                .filter(device -> device.get("known").asBoolean())
                .filter(device -> device.get("kind").asText().equals(kind))
                .filter(device -> device.get("protocol").asText().equals(protocol))
                .findFirst()
                .orElse(null);
    }

    private JsonNode deviceNamed(String name) {
        return devices()
                .filter(device -> device.get("device").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> devices() {
        JsonNode all = api.get("/api/v1/fleet/devices?store=" + store);
        return StreamSupport.stream(all.spliterator(), false);
    }

    private String tell(String device, Map<String, String> command) {
        String path = "/api/v1/fleet/devices/%s/commands".formatted(device);
        return api.post(path, command).get("id").asText();
    }

    private JsonNode commandOf(String device, String id) {
        JsonNode all = api.get("/api/v1/fleet/devices/%s/commands".formatted(device));
        return StreamSupport.stream(all.spliterator(), false)
                .filter(command -> command.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Command publish(String device, String payload) {
        return Command.run(
                "mosquitto_pub",
                "-V",
                "mqttv5",
                "-h",
                "127.0.0.1",
                "-p",
                "" + demo.mqttPort(),
                "-q",
                "1",
                "-i",
                device,
                "-t",
                "aisleflow/v1/%s/%s/crossing".formatted(store, device),
                "-m",
                payload);
    }

    private Command post(String device, String payload) {
        return Command.run(
                "coap-client-notls",
                "-v",
                "6",
                "-m",
                "post",
                "-t",
                "50",
                "-B",
                "10",
                "-e",
                payload,
                "coap://127.0.0.1:%d/v1/%s/%s/crossing".formatted(demo.coapPort(), store, device));
    }

    private String crossing(Instant time, int in, int out) {
        return "{\"boot\":1,\"seq\":1,\"time\":\"%s\",\"line\":\"%s\",\"in\":%d,\"out\":%d}"
                .formatted(time, line, in, out);
    }

    /** In the night, when the simulated shop's own counters see nobody. */
    private static Instant aQuietMinuteTwoDaysAgo(int minute) {
        return Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(2))
                .plus(Duration.ofHours(1))
                .plus(Duration.ofMinutes(minute));
    }

    private long peopleIn(Instant minute) {
        JsonNode buckets =
                api.get(
                        "/api/v1/stores/%s/footfall?bucket=PT1M&from=%s&to=%s"
                                .formatted(store, minute, minute.plus(Duration.ofMinutes(1))));
        return buckets.get(0).get("in").asLong();
    }

    private JsonNode deadLetterOf(String device) {
        JsonNode letters = api.get("/api/v1/fleet/rejected?limit=100");
        return StreamSupport.stream(letters.spliterator(), false)
                .filter(letter -> device.equals(letter.path("device").asText()))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no dead letter of " + device + " in " + letters));
    }
}
