package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Senml.Measurement;
import org.aisleflow.contracts.wire.Decoding.Decoded;
import org.aisleflow.contracts.wire.Decoding.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Resolves an RFC 8428 pack: base fields are carried into every record, relative times become
 * absolute.
 */
final class SenmlPack {
    /** RFC 8428 section 4.5.3: a time below this many seconds is relative to now. */
    private static final double RELATIVE_BELOW_SECONDS = 0x1p28;

    private static final int LARGEST_PACK = 1_000;
    private static final int HIGHEST_VERSION = 10;

    /** RFC 8428 section 6, table 4: CBOR labels of the field names. */
    private static final Map<String, String> NAMES_OF_LABELS =
            Map.ofEntries(
                    Map.entry("-1", "bver"),
                    Map.entry("-2", "bn"),
                    Map.entry("-3", "bt"),
                    Map.entry("-4", "bu"),
                    Map.entry("-5", "bv"),
                    Map.entry("-6", "bs"),
                    Map.entry("0", "n"),
                    Map.entry("1", "u"),
                    Map.entry("2", "v"),
                    Map.entry("3", "vs"),
                    Map.entry("4", "vb"),
                    Map.entry("5", "s"),
                    Map.entry("6", "t"),
                    Map.entry("7", "ut"),
                    Map.entry("8", "vd"));

    private final double nowSeconds;
    private final Map<String, JsonNode> base = new HashMap<>();
    private final List<Measurement> resolved = new ArrayList<>();

    private SenmlPack(double nowSeconds) {
        this.nowSeconds = nowSeconds;
    }

    static Decoding decode(JsonNode tree, Instant now) {
        try {
            List<Measurement> records = resolve(tree, now.toEpochMilli() / 1000.0);
            double latest = records.stream().mapToDouble(Measurement::t).max().orElseThrow();
            Instant time = Instant.ofEpochMilli(Math.round(latest * 1000));
            return new Decoded(new Message(Numbering.NONE, time, new Senml(records)));
        } catch (Refusal refusal) {
            return new Rejected(refusal.reason(), refusal.detail());
        } catch (IllegalArgumentException outOfRange) {
            return new Rejected(Reason.OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()));
        }
    }

    static List<Measurement> resolve(JsonNode tree, double nowSeconds) {
        if (!tree.isArray() || tree.isEmpty()) {
            throw new Refusal(
                    Reason.MALFORMED, "a SenML pack must be a list with at least one record");
        }
        if (tree.size() > LARGEST_PACK) {
            throw new Refusal(
                    Reason.OUT_OF_RANGE, "the pack has over " + LARGEST_PACK + " records");
        }
        SenmlPack pack = new SenmlPack(nowSeconds);
        for (JsonNode entry : tree) {
            pack.add(entry);
        }
        if (pack.resolved.isEmpty()) {
            throw new Refusal(Reason.MISSING_FIELD, "no record of the pack has a value or a sum");
        }
        return pack.resolved;
    }

    private void add(JsonNode entry) {
        if (!entry.isObject()) {
            throw new Refusal(Reason.MALFORMED, "a SenML record must be an object");
        }
        Map<String, JsonNode> own = new HashMap<>();
        entry.properties()
                .forEach(field -> {
                    String name = NAMES_OF_LABELS.getOrDefault(field.getKey(), field.getKey());
                    if (name.endsWith("_")) {
                        throw new Refusal(
                                Reason.MALFORMED,
                                "the field " + name + " must be understood and is not");
                    }
                    (name.startsWith("b") ? base : own).put(name, field.getValue());
                });
        Double version = number(base, "bver");
        if (version != null && version > HIGHEST_VERSION) {
            throw new Refusal(
                    Reason.UNSUPPORTED_FORMAT, "SenML version " + version + " is newer than 10");
        }
        boolean hasValue =
                own.containsKey("v")
                        || own.containsKey("vs")
                        || own.containsKey("vb")
                        || own.containsKey("vd");
        Double sum = plus(number(base, "bs"), number(own, "s"));
        if (hasValue || sum != null || base.containsKey("bv")) {
            resolved.add(measurement(own, hasValue, sum));
        }
    }

    private Measurement measurement(
            Map<String, JsonNode> own, boolean hasValue, @Nullable Double sum) {
        String name = orEmpty(text(base, "bn")) + orEmpty(text(own, "n"));
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9:./_-]*")) {
            throw new Refusal(
                    Reason.BAD_ID,
                    "the SenML name \"" + name + "\" is empty or has characters names do not have");
        }
        Double relative = plus(number(base, "bt"), number(own, "t"));
        double time = relative == null ? 0 : relative;
        String unit = text(own, "u");
        boolean numeric = own.containsKey("v") || !hasValue;
        return new Measurement(
                name,
                unit == null ? text(base, "bu") : unit,
                time < RELATIVE_BELOW_SECONDS ? nowSeconds + time : time,
                numeric ? plus(number(base, "bv"), number(own, "v")) : null,
                text(own, "vs"),
                flag(own, "vb"),
                text(own, "vd"),
                sum,
                number(own, "ut"));
    }

    private static @Nullable Double plus(@Nullable Double first, @Nullable Double second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + second;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Double number(Map<String, JsonNode> fields, String name) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new Refusal(
                    Reason.MALFORMED, "the SenML field " + name + " must be a finite number");
        }
        return node.doubleValue();
    }

    private static @Nullable String text(Map<String, JsonNode> fields, String name) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual() && !node.isBinary()) {
            throw new Refusal(Reason.MALFORMED, "the SenML field " + name + " must be a text");
        }
        return node.asText();
    }

    private static @Nullable Boolean flag(Map<String, JsonNode> fields, String name) {
        JsonNode node = fields.get(name);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            throw new Refusal(
                    Reason.MALFORMED, "the SenML field " + name + " must be true or false");
        }
        return node.booleanValue();
    }
}
