package org.aisleflow.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");
    private static final String DOOR = "aisleflow/v1/s1/door-1/crossing";
    private static final String VALID =
            "{\"boot\":3,\"seq\":7,\"time\":\"2026-03-02T09:59:58Z\",\"line\":\"door-1\",\"in\":2,\"out\":1}";

    private final Intake open = new Intake(new OneDoorShop(), true);
    private final Intake strict = new Intake(new OneDoorShop(), false);

    /** Knows store s1 with device door-1. */
    private record OneDoorShop() implements Registry {
        @Override
        public boolean hasStore(StoreId store) {
            return store.value().equals("s1");
        }

        @Override
        public boolean hasDevice(StoreId store, DeviceId device) {
            return hasStore(store) && device.value().equals("door-1");
        }
    }

    @Test
    void stampsWhatItAccepts() {
        Envelope envelope = accepted(strict.judge(arrival(DOOR, null, VALID)));

        assertThat(envelope)
                .isEqualTo(
                        new Envelope(
                                StoreId.of("s1"),
                                DeviceId.of("door-1"),
                                3,
                                7,
                                Instant.parse("2026-03-02T09:59:58Z"),
                                Instant.parse("2026-03-02T09:59:58Z"),
                                RECEIVED,
                                ClockSource.DEVICE,
                                Protocol.MQTT,
                                envelope.telemetry()));
        assertThat(envelope.telemetry()).isInstanceOf(Crossing.class);
    }

    @Test
    void keepsBothTimesOfADeviceWhoseClockIsWrong() {
        Envelope envelope =
                accepted(strict.judge(arrival(DOOR, null, VALID.replace("2026", "2106"))));

        assertThat(envelope.time()).isEqualTo(RECEIVED);
        assertThat(envelope.deviceTime()).isEqualTo(Instant.parse("2106-03-02T09:59:58Z"));
        assertThat(envelope.clock()).isEqualTo(ClockSource.GATEWAY);
    }

    @Test
    void keepsTheBytesAndTheNumberOfWhatItRefuses() {
        String outOfRange = VALID.replace("\"in\":2", "\"in\":-2");

        DeadLetter letter = refused(open.judge(arrival(DOOR, "application/json", outOfRange)));

        assertThat(letter.reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(letter.payload()).isEqualTo(payload(outOfRange));
        assertThat(letter.source()).isEqualTo(DOOR);
        assertThat(letter.contentType()).isEqualTo("application/json");
        assertThat(letter.address()).isEqualTo("192.0.2.7:1234");
        assertThat(letter.boot()).isEqualTo(3);
        assertThat(letter.seq()).isEqualTo(7);
        assertThat(letter.detail()).contains("in");
    }

    @ParameterizedTest
    @CsvSource({
        "aisleflow/v1/s1/door-1/crossings, unknown-kind",
        "aisleflow/v1/s1/door.1/crossing, bad-id",
        "aisleflow/v1/-/door-1/crossing, bad-id",
        "aisleflow/v2/s1/door-1/crossing, unknown-kind",
        "elsewhere, unknown-kind",
    })
    void refusesATopicThatIsNone(String topic, String reason) {
        DeadLetter letter = refused(open.judge(arrival(topic, null, VALID)));

        assertThat(letter.reason()).hasToString(reason);
        assertThat(letter.source()).isEqualTo(topic);
    }

    @Test
    void refusesAStoreThatIsNotInTheCatalogWhoeverMayComeIn() {
        var elsewhere = arrival("aisleflow/v1/s2/door-1/crossing", null, VALID);

        assertThat(refused(open.judge(elsewhere)).reason()).isEqualTo(Reason.UNKNOWN_STORE);
        assertThat(refused(strict.judge(elsewhere)).reason()).isEqualTo(Reason.UNKNOWN_STORE);
    }

    @Test
    void letsUnknownDevicesInOnlyIfToldTo() {
        var stranger = arrival("aisleflow/v1/s1/door-9/crossing", null, VALID);

        assertThat(accepted(open.judge(stranger)).device()).isEqualTo(DeviceId.of("door-9"));
        assertThat(refused(strict.judge(stranger)).reason()).isEqualTo(Reason.UNKNOWN_DEVICE);
    }

    @Test
    void acceptsAnotherKindThanTheCatalogNames() {
        String climate = "{\"boot\":1,\"seq\":1,\"time\":\"2026-03-02T09:59:58Z\",\"celsius\":4.5}";

        var verdict = strict.judge(arrival("aisleflow/v1/s1/door-1/climate", null, climate));

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesAContentTypeThatIsNoneOfOurs() {
        DeadLetter letter = refused(open.judge(arrival(DOOR, "text/plain", VALID)));

        assertThat(letter.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(letter.detail()).contains("text/plain").contains("application/cbor");
    }

    @Test
    void keepsAllBytesOfAPayloadThatIsTooLarge() {
        String large = VALID + " ".repeat(16 * 1024);

        DeadLetter letter = refused(open.judge(arrival(DOOR, null, large)));

        assertThat(letter.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(letter.payload().size()).isEqualTo(large.length());
    }

    @Test
    void cutsAPayloadThatWouldNotFitIntoKafkaAndSaysSo() {
        String huge = VALID + " ".repeat(2_000_000);

        DeadLetter letter = refused(open.judge(arrival(DOOR, null, huge)));

        assertThat(letter.payload().size()).isEqualTo(Intake.MOST_KEPT_BYTES);
        assertThat(letter.detail()).contains("only the first 524288 bytes are kept");
    }

    private static Arrival arrival(String topic, @Nullable String contentType, String payload) {
        return new Arrival(
                topic, contentType, payload(payload), Protocol.MQTT, "192.0.2.7:1234", RECEIVED);
    }

    private static Payload payload(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Envelope accepted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).envelope();
    }

    private static DeadLetter refused(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).letter();
    }
}
