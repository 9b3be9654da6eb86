package org.aisleflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.commands.CommandAnswered;
import org.aisleflow.contracts.commands.CommandDelivered;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.commands.Instruction;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Answer;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.topics.StateKey;
import org.aisleflow.contracts.topics.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the fleet, and what they tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FleetIT {
    private static final Instant NOON = Instant.parse("2026-03-04T11:00:00Z");
    private static final String DEVICES = "/api/v1/fleet/devices";

    private final TurnedClock clock = new TurnedClock(NOON);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningApi api;

    @BeforeAll
    void start(@TempDir Path folder) {
        api = new RunningApi(folder, clock);
        api.tell(shop().with(Device.of(DeviceId.of("gone"), Kind.CLIMATE, 60)));
        await().until(() -> api.json("/api/v1/stores").size() == 1);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void tellsADeviceWhatToDoAndShowsWhatBecameOfItAlsoAfterARestart() {
        HttpResponse<String> sent =
                tell("door-1", "{'command':'set-interval','seconds':30,'expiresSeconds':60}");
        JsonNode told = RunningApi.read(sent.body());
        CommandId id = CommandId.of(told.get("id").asText());

        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(told.get("state").asText()).isEqualTo("queued");
        assertThat(api.newest(Topics.COMMANDS))
                .isEqualTo(
                        new Command(
                                Samples.CORNER,
                                DeviceId.of("door-1"),
                                id,
                                new Instruction.SetInterval(30),
                                clock.instant(),
                                clock.instant().plusSeconds(60)));

        happened(
                new CommandDelivered(
                        Samples.CORNER, DeviceId.of("door-1"), id, Protocol.COAP, clock.instant()));
        await().until(() -> newest("door-1").get("state").asText().equals("delivered"));
        Answer answer = new Answer(id, Answer.Outcome.REFUSED, "the battery is low");
        happened(
                new CommandAnswered(
                        Samples.CORNER, DeviceId.of("door-1"), id, answer, clock.instant()));
        await().until(() -> newest("door-1").get("state").asText().equals("refused"));
        api.restartApi();

        JsonNode kept = newest("door-1");
        assertThat(kept.get("state").asText()).isEqualTo("refused");
        assertThat(kept.get("protocol").asText()).isEqualTo("coap");
        assertThat(kept.get("seconds").asInt()).isEqualTo(30);
        assertThat(kept.get("detail").asText()).isEqualTo("the battery is low");
        assertThat(kept.get("answered").asText()).isEqualTo(kept.get("delivered").asText());
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        Map.ofEntries(
                        Map.entry("{}", "command is missing"),
                        Map.entry("{'command':'explode'}", "There is no command explode"),
                        Map.entry("{'command':'set-interval'}", "set-interval needs seconds"),
                        Map.entry("{'command':'set-interval','seconds':0}", "seconds is 0"),
                        Map.entry("{'command':'firmware-update'}", "needs version"),
                        Map.entry(
                                "{'command':'firmware-update','version':'2','url':'http://x'}",
                                "https://"),
                        Map.entry(
                                "{'command':'restart','expiresSeconds':0}", "expiresSeconds is 0"),
                        Map.entry("{'command':'restart','expiresSeconds':2592001}", "30 days"),
                        Map.entry(
                                "{'command':'restart','expires':'2020-01-01T00:00:00Z'}",
                                "must be after"),
                        Map.entry(
                                "{'command':'restart','expires':'2026-03-05T00:00:00Z','expiresSeconds':9}",
                                "not both"))
                .forEach((body, sentence) -> {
                    HttpResponse<String> refused = tell("door-1", body);

                    assertThat(refused.statusCode()).as(body).isEqualTo(400);
                    assertThat(RunningApi.read(refused.body()).get("detail").asText())
                            .contains(sentence);
                });
        assertThat(tell("ghost", "{'command':'restart'}").statusCode()).isEqualTo(404);
        assertThat(api.get(DEVICES + "/ghost/commands?store=corner").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsNoMoreCommandsThanADeviceCanBeExpectedToTake() {
        for (int i = 0; i < Command.MOST_WAITING; i++) {
            assertThat(tell("full", "{'command':'identify','expiresSeconds':60}").statusCode())
                    .isEqualTo(202);
        }

        HttpResponse<String> refused = tell("full", "{'command':'restart'}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(RunningApi.read(refused.body()).get("detail").asText())
                .contains("16 commands wait for device full");

        clock.advance(Duration.ofSeconds(60));
        assertThat(api.json(DEVICES + "/full/commands"))
                .allMatch(one -> one.get("state").asText().equals("expired"));
        for (int i = 0; i < 8; i++) {
            assertThat(tell("full", "{'command':'identify'}").statusCode()).isEqualTo(202);
        }
        assertThat(api.json(DEVICES + "/full/commands")).hasSize(8 + 16);
        clock.advance(Duration.ofDays(2));
        assertThat(tell("full", "{'command':'restart'}").statusCode()).isEqualTo(202);
        assertThat(api.json(DEVICES + "/full/commands"))
                .as("the one that is open, and the newest that are over")
                .hasSize(1 + 19);
    }

    @Test
    void countsFirmwareVersionsAndTheTroublesOfTheirDevices() {
        clock.set(NOON);
        heard("door-1", NOON, "1.4.2");
        heard("full", NOON.minusSeconds(3_600), "1.4.2");
        heard("eye-1", NOON, "2.0.0");
        trouble("door-1", Alert.Type.LOW_BATTERY, null);
        trouble("eye-1", Alert.Type.LOW_BATTERY, NOON);
        trouble("eye-1", Alert.Type.CLOCK, null);

        JsonNode rows =
                await().until(
                                () -> api.json("/api/v1/fleet/firmware?store=corner"),
                                found ->
                                        found.size() == 3
                                                && found.get(2).get("clockOff").asInt() == 1);

        assertThat(rows.get(0).get("version").isNull()).isTrue();
        JsonNode old = rows.get(1);
        assertThat(old.get("version").asText()).isEqualTo("1.4.2");
        assertThat(old.get("devices").asInt()).isEqualTo(2);
        assertThat(old.get("silent").asInt()).isEqualTo(1);
        assertThat(old.get("lowBattery").asInt()).isEqualTo(1);
        assertThat(rows.get(2).get("version").asText()).isEqualTo("2.0.0");
        assertThat(rows.get(2).get("lowBattery").asInt()).as("it is over").isZero();

        aSilentDeviceThatComesBackIsNotTrustedAtOnce();
    }

    private void aSilentDeviceThatComesBackIsNotTrustedAtOnce() {
        await().until(() -> alerts().toString().contains("silent-device~full"));

        heard("full", NOON.plusSeconds(10), "1.4.2");
        clock.set(NOON.plusSeconds(10));

        await().until(() -> device("full").get("state").asText().equals("late"));
        assertThat(alerts().toString())
                .contains("silent-device~full")
                .contains("reports again after a silence");

        for (int seconds = 70; seconds <= 190; seconds += 60) {
            clock.set(NOON.plusSeconds(seconds));
            heard("full", NOON.plusSeconds(seconds), "1.4.2");
        }
        await().until(() -> device("full").get("state").asText().equals("ok"));
        assertThat(alerts().toString()).doesNotContain("silent-device~full");
    }

    @Test
    void listsADeviceThatMayComeInAlthoughTheCatalogHasLostIt() {
        assertThat(
                        api.write("POST", DEVICES, "{\"store\":\"corner\",\"device\":\"gone\"}")
                                .statusCode())
                .isEqualTo(201);

        api.tell(shop());

        await().until(() -> !device("gone").get("known").asBoolean());
        assertThat(device("gone").get("credentials")).isNotEmpty();
        assertThat(device("gone").get("kind").isNull()).isTrue();
        assertThat(api.write("DELETE", DEVICES + "/gone/credentials", "").statusCode())
                .isEqualTo(204);
        assertThat(api.json(DEVICES).toString()).doesNotContain("\"gone\"");
    }

    private static Store shop() {
        return Samples.corner()
                .with(Device.of(DeviceId.of("full"), Kind.CLIMATE, 60))
                .with(Device.of(DeviceId.of("unheard"), Kind.CLIMATE, 60));
    }

    private HttpResponse<String> tell(String device, String body) {
        return api.write("POST", DEVICES + "/" + device + "/commands", body.replace('\'', '"'));
    }

    private JsonNode newest(String device) {
        return api.json(DEVICES + "/" + device + "/commands").get(0);
    }

    private JsonNode alerts() {
        return api.json("/api/v1/stores/corner/alerts");
    }

    private JsonNode device(String id) {
        for (JsonNode device : api.json(DEVICES)) {
            if (device.get("device").asText().equals(id)) {
                return device;
            }
        }
        throw new AssertionError("there is no device " + id);
    }

    private void happened(CommandFact fact) {
        api.send(Topics.COMMANDS, new StateKey(fact.store(), fact.subject()), fact);
    }

    private void heard(String device, Instant at, String firmware) {
        DeviceState state = Samples.device(device, Kind.CLIMATE, at);
        api.tellState(
                Topics.DEVICES,
                new DeviceState(
                        state.store(),
                        state.device(),
                        state.kind(),
                        state.lastSeen(),
                        state.lastTime(),
                        state.boot(),
                        state.seq(),
                        state.clock(),
                        state.clockAheadSeconds(),
                        state.protocol(),
                        firmware,
                        state.battery()));
    }

    private void trouble(String device, Alert.Type type, @Nullable Instant until) {
        api.tellState(
                Topics.ALERTS,
                new Alert(
                        Samples.CORNER,
                        type,
                        device,
                        Alert.Severity.WARNING,
                        NOON.minusSeconds(60),
                        until,
                        "Something is wrong.",
                        Map.of()));
    }
}
