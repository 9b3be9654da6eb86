package org.aisleflow.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Location;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.contracts.wire.Decoding.Decoded;
import org.aisleflow.contracts.wire.SenmlMapping.Outcome.Mapped;
import org.aisleflow.contracts.wire.SenmlMapping.Outcome.Refused;
import org.aisleflow.contracts.wire.SenmlMapping.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SenmlMappingTest {
    private static final Instant TIME = Instant.parse("2026-01-31T09:30:00Z");

    @Test
    void joinsTheRecordsOfOneTimeAndKeepsThoseOfAnotherApart() {
        Senml pack =
                pack(
                        """
                        [{"bn": "urn:x:", "n": "temp", "u": "Cel", "v": 21.5},
                         {"n": "hum", "u": "%RH", "v": 40},
                         {"n": "volts", "u": "V", "v": 3.1},
                         {"n": "temp", "u": "Cel", "v": 21, "t": -60}]\
                        """);

        SenmlMapping.Outcome outcome =
                SenmlMapping.apply(
                        pack,
                        device(
                                Map.of(
                                        "urn:x:temp", "climate.celsius",
                                        "urn:x:hum", "climate.humidity")));

        assertThat(outcome)
                .isEqualTo(
                        new Mapped(
                                List.of(
                                        new Reading(TIME, new Climate(21.5, 40.0)),
                                        new Reading(
                                                TIME.minusSeconds(60), new Climate(21, null)))));
    }

    @Test
    void convertsUnits() {
        Senml pack =
                pack(
                        """
                        [{"n": "temp", "u": "K", "v": 273.15},
                         {"n": "hum", "u": "/", "v": 0.405},
                         {"n": "load", "u": "kg", "v": 1.5125}]\
                        """);
        Device device =
                device(
                        Map.of(
                                "temp", "climate.celsius",
                                "hum", "climate.humidity",
                                "load", "weight.grams"));

        Mapped mapped = (Mapped) SenmlMapping.apply(pack, device);

        Climate climate = (Climate) mapped.readings().get(0).telemetry();
        Weight weight = (Weight) mapped.readings().get(1).telemetry();
        assertThat(climate.celsius()).isCloseTo(0, within(1e-9));
        assertThat(climate.humidity()).isCloseTo(40.5, within(1e-9));
        assertThat(weight.grams()).isCloseTo(1512.5, within(1e-9));
        assertThat(weight.shelf()).isEqualTo(ShelfId.of("sh-1"));
    }

    @Test
    void takesANumberWithoutUnitInTheFieldsOwnUnit() {
        assertThat(
                        SenmlMapping.apply(
                                pack("[{\"n\": \"w\", \"v\": 250}]"),
                                device(Map.of("w", "weight.grams"))))
                .isEqualTo(mapped(new Weight(ShelfId.of("sh-1"), 250)));
    }

    @Test
    void makesALocationOfTwoRecordsAndACrossingOfThree() {
        Map<String, String> names =
                Map.of(
                        "la", "location.latitude",
                        "lo", "location.longitude",
                        "i", "crossing.in",
                        "o", "crossing.out",
                        "p", "crossing.passing");

        assertThat(
                        SenmlMapping.apply(
                                pack(
                                        """
                                        [{"n": "la", "u": "lat", "v": 60.07965},
                                         {"n": "lo", "u": "lon", "v": 24.30621}]\
                                        """),
                                device(names)))
                .isEqualTo(mapped(new Location(60.07965, 24.30621, null)));
        assertThat(
                        SenmlMapping.apply(
                                pack(
                                        """
                                        [{"n": "i", "v": 3}, {"n": "o", "u": "count", "v": 1},
                                         {"n": "p", "v": 9}]\
                                        """),
                                device(names)))
                .isEqualTo(mapped(new Crossing(LineId.of("door-1"), 3, 1, 9)));
    }

    @Test
    void refusesWhatTheCatalogDoesNotName() {
        Senml pack = pack("[{\"n\": \"a\", \"v\": 1}, {\"n\": \"b\", \"v\": 1}]");

        assertRefused(
                pack,
                device(Map.of("c", "climate.celsius")),
                Reason.MISSING_FIELD,
                "none of the pack's records (a, b) is named under senml in the catalog entry of"
                        + " device box-1");
        assertRefused(pack, device(null), Reason.MISSING_FIELD, "none of the pack's records");
        assertRefused(
                pack,
                device(Map.of("a", "climate.kelvin")),
                Reason.MALFORMED,
                "makes \"climate.kelvin\" of a SenML record; possible are climate.celsius,");
    }

    @Test
    void refusesAPackThatCannotBeUsedWhole() {
        Device climate = device(Map.of("t", "climate.celsius", "h", "climate.humidity"));
        Device place = device(Map.of("la", "location.latitude"));
        Device door = device(Map.of("i", "crossing.in", "o", "crossing.out"));

        assertRefused(
                pack("[{\"n\": \"h\", \"v\": 40}]"),
                climate,
                Reason.MISSING_FIELD,
                "climate.celsius is missing beside [climate.humidity] of the same time");
        assertRefused(
                pack("[{\"n\": \"la\", \"v\": 40}]"),
                place,
                Reason.MISSING_FIELD,
                "location.longitude is missing");
        assertRefused(
                pack("[{\"n\": \"t\", \"u\": \"V\", \"v\": 40}]"),
                climate,
                Reason.MALFORMED,
                "the record t has the unit V; climate.celsius can be made of Cel, K");
        assertRefused(
                pack("[{\"n\": \"t\", \"vs\": \"warm\"}]"),
                climate,
                Reason.MALFORMED,
                "the record t is to be climate.celsius and has no number v");
        assertRefused(
                pack("[{\"n\": \"t\", \"v\": 1}, {\"n\": \"t\", \"v\": 2}]"),
                climate,
                Reason.MALFORMED,
                "two records are climate.celsius at 2026-01-31T09:30:00Z");
        assertRefused(
                pack("[{\"n\": \"t\", \"u\": \"K\", \"v\": 40}]"),
                climate,
                Reason.OUT_OF_RANGE,
                "celsius is -233.1");
        assertRefused(
                pack("[{\"n\": \"i\", \"v\": 1.5}, {\"n\": \"o\", \"v\": 1}]"),
                door,
                Reason.MALFORMED,
                "crossing.in must be a whole number");
        assertRefused(
                pack("[{\"n\": \"i\", \"v\": 1e12}, {\"n\": \"o\", \"v\": 1}]"),
                door,
                Reason.OUT_OF_RANGE,
                "in is 2147483647");
    }

    @Test
    void refusesAWeightWhoseShelfTheCatalogDoesNotSay() {
        Device scale =
                Device.builder(DeviceId.of("box-1"), Kind.WEIGHT, 60)
                        .senml(Map.of("w", "weight.grams"))
                        .build();

        assertRefused(
                pack("[{\"n\": \"w\", \"v\": 1}]"),
                scale,
                Reason.MISSING_FIELD,
                "the catalog entry of device box-1 has no shelf");
    }

    private static void assertRefused(Senml pack, Device device, Reason reason, String detail) {
        SenmlMapping.Outcome outcome = SenmlMapping.apply(pack, device);

        assertThat(outcome).isInstanceOf(Refused.class);
        Refused refused = (Refused) outcome;
        assertThat(refused.detail()).contains(detail);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    private static Mapped mapped(Telemetry telemetry) {
        return new Mapped(List.of(new Reading(TIME, telemetry)));
    }

    private static Device device(@Nullable Map<String, String> names) {
        return Device.builder(DeviceId.of("box-1"), Kind.SENML, 60)
                .line(LineId.of("door-1"))
                .shelf(ShelfId.of("sh-1"))
                .senml(names)
                .build();
    }

    private static Senml pack(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Decoding decoding = TelemetryDecoder.decode(Kind.SENML, Encoding.SENML_JSON, bytes, TIME);
        return (Senml) ((Decoded) decoding).message().telemetry();
    }
}
