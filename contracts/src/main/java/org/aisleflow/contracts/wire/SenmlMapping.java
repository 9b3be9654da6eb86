package org.aisleflow.contracts.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Location;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Senml.Measurement;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Makes telemetry of an off-the-shelf sensor's SenML pack, as the device's catalog entry names its
 * records ({@link Device#senml()}): {@code climate.celsius} (units Cel, K), {@code
 * climate.humidity} (%RH, %, /), {@code weight.grams} (g, kg; the shelf is the device's), {@code
 * location.latitude} (lat), {@code location.longitude} (lon), {@code crossing.in}, {@code
 * crossing.out}, {@code crossing.passing} (count; the line is the device's). Stateless and
 * thread-safe.
 */
public final class SenmlMapping {
    /** What became of a pack. */
    public sealed interface Outcome {
        /**
         * The pack says something.
         *
         * @param readings what it says, at least one reading, in the pack's order
         */
        record Mapped(List<Reading> readings) implements Outcome {
            /** Takes a copy. */
            public Mapped {
                readings = List.copyOf(readings);
            }
        }

        /**
         * The pack cannot be used, not even in part: what is left out silently is not missed.
         *
         * @param reason why, from the fixed list
         * @param detail why, in a sentence
         */
        record Refused(Reason reason, String detail) implements Outcome {}
    }

    /**
     * One piece of telemetry: the records of one kind with the same time.
     *
     * @param time when it was measured, by the device's clock
     * @param telemetry what was measured
     */
    public record Reading(Instant time, Telemetry telemetry) {}

    private record Group(Kind kind, Instant time) {}

    private SenmlMapping() {}

    /**
     * Maps a pack. Records that the catalog does not name are left out, as long as it names one.
     *
     * @param pack the resolved pack
     * @param device the catalog entry of the device that sent it
     * @return the readings, or why there are none
     */
    public static Outcome apply(Senml pack, Device device) {
        try {
            List<Reading> readings = new ArrayList<>();
            groups(pack, device)
                    .forEach((group, values) ->
                            readings.add(
                                    new Reading(
                                            group.time(),
                                            telemetry(group.kind(), values, device))));
            return new Outcome.Mapped(readings);
        } catch (Refusal refusal) {
            return new Outcome.Refused(refusal.reason(), refusal.detail());
        } catch (IllegalArgumentException outOfRange) {
            return new Outcome.Refused(
                    Reason.OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()));
        }
    }

    private static Map<Group, Map<SenmlTarget, Double>> groups(Senml pack, Device device) {
        Map<String, String> names = device.senml() == null ? Map.of() : device.senml();
        Map<Group, Map<SenmlTarget, Double>> groups = new LinkedHashMap<>();
        for (Measurement measurement : pack.records()) {
            String named = names.get(measurement.n());
            if (named != null) {
                SenmlTarget target = target(named, device);
                Double earlier =
                        groups.computeIfAbsent(
                                        new Group(target.kind(), measurement.time()),
                                        _ -> new EnumMap<>(SenmlTarget.class))
                                .put(target, target.valueOf(measurement));
                if (earlier != null) {
                    throw new Refusal(
                            Reason.MALFORMED,
                            "two records are %s at %s".formatted(target, measurement.time()));
                }
            }
        }
        if (groups.isEmpty()) {
            throw new Refusal(Reason.MISSING_FIELD, nothingNamed(pack, device));
        }
        return groups;
    }

    private static String nothingNamed(Senml pack, Device device) {
        return pack.records().stream()
                .map(Measurement::n)
                .distinct()
                .limit(5)
                .collect(
                        Collectors.joining(
                                ", ",
                                "none of the pack's records (",
                                ") is named under senml in the catalog entry of device "
                                        + device.id()));
    }

    private static SenmlTarget target(String named, Device device) {
        return SenmlTarget.find(named)
                .orElseThrow(() ->
                        new Refusal(
                                Reason.MALFORMED,
                                ("the catalog entry of device %s makes \"%s\" of a SenML"
                                                + " record; possible are %s")
                                        .formatted(device.id(), named, SenmlTarget.all())));
    }

    private static Telemetry telemetry(Kind kind, Map<SenmlTarget, Double> values, Device device) {
        return switch (kind) {
            case CLIMATE ->
                    new Climate(
                            needed(values, SenmlTarget.CELSIUS), values.get(SenmlTarget.HUMIDITY));
            case WEIGHT ->
                    new Weight(
                            known(device.shelf(), "shelf", device),
                            needed(values, SenmlTarget.GRAMS));
            case LOCATION ->
                    new Location(
                            needed(values, SenmlTarget.LATITUDE),
                            needed(values, SenmlTarget.LONGITUDE),
                            null);
            case CROSSING ->
                    new Crossing(
                            known(device.line(), "line", device),
                            people(SenmlTarget.IN, needed(values, SenmlTarget.IN)),
                            people(SenmlTarget.OUT, needed(values, SenmlTarget.OUT)),
                            passing(values.get(SenmlTarget.PASSING)));
            case POSITIONS, TAGS, SALE, DELIVERY, COUNT, STATUS, SENML ->
                    throw new IllegalStateException("no SenML record becomes " + kind);
        };
    }

    private static double needed(Map<SenmlTarget, Double> values, SenmlTarget target) {
        Double value = values.get(target);
        if (value == null) {
            throw new Refusal(
                    Reason.MISSING_FIELD,
                    "%s is missing beside %s of the same time".formatted(target, values.keySet()));
        }
        return value;
    }

    private static <T> T known(@Nullable T id, String field, Device device) {
        if (id == null) {
            throw new Refusal(
                    Reason.MISSING_FIELD,
                    "the catalog entry of device %s has no %s".formatted(device.id(), field));
        }
        return id;
    }

    private static @Nullable Integer passing(@Nullable Double value) {
        return value == null ? null : Integer.valueOf(people(SenmlTarget.PASSING, value));
    }

    private static int people(SenmlTarget target, double value) {
        if (value != Math.rint(value)) {
            throw new Refusal(Reason.MALFORMED, target + " must be a whole number");
        }
        // What an int cannot hold becomes its largest value, which is out of range as well.
        return (int) value;
    }
}
