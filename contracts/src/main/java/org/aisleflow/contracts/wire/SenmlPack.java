package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_-]*");

    private final boolean labelled;
    private final double nowSeconds;
    private final SenmlFields base = new SenmlFields();
    private final List<Measurement> resolved = new ArrayList<>();

    private SenmlPack(boolean labelled, Instant now) {
        this.labelled = labelled;
        this.nowSeconds = now.toEpochMilli() / 1000.0;
    }

    /**
     * Decodes a pack; its message has no number, and its time is that of its newest record.
     *
     * @param tree the pack
     * @param labelled true if numbers stand for field names, as in CBOR
     * @param now what relative times are relative to
     */
    static Decoding decode(JsonNode tree, boolean labelled, Instant now) {
        try {
            List<Measurement> records = new SenmlPack(labelled, now).resolve(tree);
            Instant time =
                    records.stream().map(Measurement::time).max(Instant::compareTo).orElseThrow();
            return new Decoded(new Message(Numbering.NONE, time, new Senml(records)));
        } catch (Refusal refusal) {
            return new Rejected(refusal.reason(), refusal.detail());
        }
    }

    private List<Measurement> resolve(JsonNode tree) {
        if (!tree.isArray() || tree.isEmpty()) {
            throw new Refusal(
                    Reason.MALFORMED, "a SenML pack must be a list with at least one record");
        }
        if (tree.size() > LARGEST_PACK) {
            throw new Refusal(
                    Reason.OUT_OF_RANGE,
                    "the pack has %d records, allowed are at most %d"
                            .formatted(tree.size(), LARGEST_PACK));
        }
        for (int i = 0; i < tree.size(); i++) {
            try {
                add(tree.get(i));
            } catch (IllegalArgumentException outOfRange) {
                throw new Refusal(
                        Reason.OUT_OF_RANGE, "record " + i + ": " + outOfRange.getMessage());
            }
        }
        if (resolved.isEmpty()) {
            throw new Refusal(Reason.MISSING_FIELD, "no record of the pack has a value or a sum");
        }
        return resolved;
    }

    private void add(JsonNode entry) {
        if (!entry.isObject()) {
            throw new Refusal(Reason.MALFORMED, "a SenML record must be an object");
        }
        SenmlFields own = new SenmlFields();
        entry.properties()
                .forEach(field -> {
                    String key = field.getKey();
                    String name = labelled ? SenmlLabels.nameOf(key) : key;
                    if (name.endsWith("_")) {
                        throw new Refusal(
                                Reason.MALFORMED,
                                "the SenML field " + name + " must be understood and is not");
                    }
                    (name.startsWith("b") ? base : own).put(name, field.getValue());
                });
        checkVersion();
        long values = Stream.of("v", "vs", "vb", "vd").filter(own::has).count();
        if (values > 1) {
            throw new Refusal(
                    Reason.MALFORMED, "a SenML record has one of v, vs, vb, vd, not several");
        }
        Double sum = plus(base.number("bs"), own.number("s"));
        if (values == 1 || sum != null || base.has("bv")) {
            resolved.add(measurement(own, own.has("v") || values == 0, sum));
        }
    }

    private void checkVersion() {
        Double version = base.number("bver");
        if (version != null && version > HIGHEST_VERSION) {
            throw new Refusal(
                    Reason.UNSUPPORTED_FORMAT,
                    "the SenML version is newer than " + HIGHEST_VERSION);
        }
    }

    private Measurement measurement(SenmlFields own, boolean numeric, @Nullable Double sum) {
        String name = orEmpty(base.text("bn")) + orEmpty(own.text("n"));
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Reason.BAD_ID,
                    "the SenML name \"" + name + "\" is empty or has characters names do not have");
        }
        Double given = plus(base.number("bt"), own.number("t"));
        double time = given == null ? 0 : given;
        String unit = own.text("u");
        return new Measurement(
                name,
                unit == null ? base.text("bu") : unit,
                time < RELATIVE_BELOW_SECONDS ? nowSeconds + time : time,
                numeric ? plus(base.number("bv"), own.number("v")) : null,
                own.text("vs"),
                own.flag("vb"),
                own.data("vd"),
                sum,
                own.number("ut"),
                own.extensions());
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
}
