package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.aisleflow.contracts.ids.IdForm;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one object's fields; every refusal names the field by its path and says what it
 * must be.
 */
final class Fields {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final JsonNode object;
    private final String path;

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    static Fields of(JsonNode object) {
        return new Fields(object, "");
    }

    String text(String name) {
        return asText(required(name), path + name);
    }

    @Nullable String optionalText(String name) {
        JsonNode node = find(name);
        return node == null ? null : asText(node, path + name);
    }

    /** Trackers name tracks by number or by text; both are names to us. */
    String name(String name) {
        JsonNode node = required(name);
        return node.isNumber()
                ? Long.toString(asWhole(node, path + name))
                : asText(node, path + name);
    }

    <T> T id(String name, IdForm form, Function<String, T> make) {
        String value = text(name);
        if (!form.matches(value)) {
            throw new Refusal(Reason.BAD_ID, form.complaint(path + name, value));
        }
        return make.apply(value);
    }

    <T> @Nullable T optionalId(String name, IdForm form, Function<String, T> make) {
        return find(name) == null ? null : id(name, form, make);
    }

    double number(String name) {
        return asNumber(required(name), path + name);
    }

    @Nullable Double optionalNumber(String name) {
        JsonNode node = find(name);
        return node == null ? null : Double.valueOf(asNumber(node, path + name));
    }

    long whole(String name) {
        return asWhole(required(name), path + name);
    }

    int count(String name) {
        return asInt(required(name), path + name);
    }

    @Nullable Integer optionalCount(String name) {
        JsonNode node = find(name);
        return node == null ? null : Integer.valueOf(asInt(node, path + name));
    }

    boolean flag(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return false;
        }
        if (!node.isBoolean()) {
            throw new Refusal(Reason.MALFORMED, path + name + " must be true or false");
        }
        return node.booleanValue();
    }

    <T> T choice(String name, Map<String, T> choices) {
        String value = text(name);
        T chosen = choices.get(value);
        if (chosen == null) {
            throw new Refusal(
                    Reason.OUT_OF_RANGE,
                    "%s must be one of %s".formatted(path + name, new TreeSet<>(choices.keySet())));
        }
        return chosen;
    }

    <T> @Nullable T optionalObject(String name, Function<Fields, T> read) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw new Refusal(Reason.MALFORMED, path + name + " must be an object");
        }
        return read(new Fields(node, path + name + "."), read);
    }

    <T> List<T> list(String name, int longest, Function<Fields, T> read) {
        JsonNode node = required(name);
        if (!node.isArray()) {
            throw new Refusal(Reason.MALFORMED, path + name + " must be a list");
        }
        if (node.size() > longest) {
            throw new Refusal(
                    Reason.OUT_OF_RANGE,
                    "%s has %d entries, allowed are at most %d"
                            .formatted(path + name, node.size(), longest));
        }
        List<T> entries = new ArrayList<>(node.size());
        for (JsonNode entry : node) {
            String place = path + name + "[" + entries.size() + "]";
            if (!entry.isObject()) {
                throw new Refusal(Reason.MALFORMED, place + " must be an object");
            }
            entries.add(read(new Fields(entry, place + "."), read));
        }
        return entries;
    }

    /** A record knows its own ranges but not where in the payload it stands. */
    private static <T> T read(Fields entry, Function<Fields, T> read) {
        try {
            return read.apply(entry);
        } catch (IllegalArgumentException outOfRange) {
            throw new Refusal(Reason.OUT_OF_RANGE, entry.path + outOfRange.getMessage());
        }
    }

    Instant time(String name) {
        JsonNode node = required(name);
        Instant time;
        try {
            time =
                    node.isNumber()
                            ? Instant.ofEpochMilli(asWhole(node, path + name))
                            : Instant.parse(asText(node, path + name));
        } catch (DateTimeException notATime) {
            throw new Refusal(
                    Reason.MALFORMED,
                    path
                            + name
                            + " must be ISO-8601 in UTC like 2026-01-31T09:30:00Z, or milliseconds since 1970");
        }
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new Refusal(
                    Reason.OUT_OF_RANGE, path + name + " is outside the years 1970 to 9999");
        }
        return time;
    }

    private JsonNode required(String name) {
        JsonNode node = find(name);
        if (node == null) {
            throw new Refusal(Reason.MISSING_FIELD, path + name + " is missing");
        }
        return node;
    }

    private @Nullable JsonNode find(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private static String asText(JsonNode node, String place) {
        if (!node.isTextual()) {
            throw new Refusal(Reason.MALFORMED, place + " must be a text");
        }
        return node.textValue();
    }

    private static double asNumber(JsonNode node, String place) {
        if (!node.isNumber()) {
            throw new Refusal(Reason.MALFORMED, place + " must be a number");
        }
        double value = node.doubleValue();
        if (!Double.isFinite(value)) {
            throw new Refusal(Reason.OUT_OF_RANGE, place + " must be a finite number");
        }
        return value;
    }

    private static long asWhole(JsonNode node, String place) {
        double value = asNumber(node, place);
        if (value != Math.rint(value)) {
            throw new Refusal(Reason.MALFORMED, place + " must be a whole number");
        }
        if (Math.abs(value) > Numbering.LARGEST) {
            throw new Refusal(Reason.OUT_OF_RANGE, place + " is larger than 2^53 - 1");
        }
        return (long) value;
    }

    private static int asInt(JsonNode node, String place) {
        long value = asWhole(node, place);
        if (value != (int) value) {
            throw new Refusal(Reason.OUT_OF_RANGE, place + " is too large");
        }
        return (int) value;
    }
}
