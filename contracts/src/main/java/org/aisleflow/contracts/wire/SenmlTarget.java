package org.aisleflow.contracts.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Senml.Measurement;

/**
 * The fields that a SenML record can become, with the units it may have there (RFC 8428 section
 * 12.1 and RFC 8798).
 */
enum SenmlTarget {
    CELSIUS(Kind.CLIMATE, "celsius", "Cel, K"),
    HUMIDITY(Kind.CLIMATE, "humidity", "%RH, %, /"),
    GRAMS(Kind.WEIGHT, "grams", "g, kg"),
    LATITUDE(Kind.LOCATION, "latitude", "lat"),
    LONGITUDE(Kind.LOCATION, "longitude", "lon"),
    IN(Kind.CROSSING, "in", "count"),
    OUT(Kind.CROSSING, "out", "count"),
    PASSING(Kind.CROSSING, "passing", "count");

    private final Kind kind;
    private final String field;
    private final String units;

    SenmlTarget(Kind kind, String field, String units) {
        this.kind = kind;
        this.field = field;
        this.units = units;
    }

    static Optional<SenmlTarget> find(String text) {
        return Arrays.stream(values()).filter(target -> target.toString().equals(text)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(SenmlTarget::toString).collect(Collectors.joining(", "));
    }

    Kind kind() {
        return kind;
    }

    /** The record's number in the field's own unit; without a unit it is taken to have that one. */
    double valueOf(Measurement measurement) {
        Double value = measurement.v();
        if (value == null) {
            throw new Refusal(
                    Reason.MALFORMED,
                    "the record %s is to be %s and has no number v"
                            .formatted(measurement.n(), this));
        }
        String unit = measurement.u();
        if (unit == null) {
            return value;
        }
        if (!List.of(units.split(", ")).contains(unit)) {
            throw new Refusal(
                    Reason.MALFORMED,
                    "the record %s has the unit %s; %s can be made of %s"
                            .formatted(measurement.n(), unit, this, units));
        }
        return switch (unit) {
            case "K" -> value - 273.15;
            case "kg" -> value * 1_000;
            case "/" -> value * 100;
            default -> value;
        };
    }

    /** As the catalog writes it, for example {@code climate.celsius}. */
    @Override
    public String toString() {
        return kind + "." + field;
    }
}
