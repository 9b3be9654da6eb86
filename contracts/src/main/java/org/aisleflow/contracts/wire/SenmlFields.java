package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.aisleflow.contracts.telemetry.Reason;
import org.jspecify.annotations.Nullable;

/** Typed reading of SenML fields by the names of RFC 8428. */
final class SenmlFields {
    private final Map<String, JsonNode> nodes = new HashMap<>();

    void put(String name, JsonNode node) {
        nodes.put(name, node);
    }

    boolean has(String name) {
        return nodes.containsKey(name);
    }

    @Nullable Double number(String name) {
        JsonNode node = nodes.get(name);
        if (node == null) {
            return null;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw refusal(name, "a finite number");
        }
        return node.doubleValue();
    }

    @Nullable String text(String name) {
        JsonNode node = nodes.get(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw refusal(name, "a text");
        }
        return node.textValue();
    }

    @Nullable Boolean flag(String name) {
        JsonNode node = nodes.get(name);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            throw refusal(name, "true or false");
        }
        return node.booleanValue();
    }

    /** JSON has data values as base64url, CBOR has the bytes themselves. */
    @Nullable String data(String name) {
        JsonNode node = nodes.get(name);
        if (node == null) {
            return null;
        }
        try {
            byte[] bytes =
                    node.isBinary()
                            ? node.binaryValue()
                            : Base64.getUrlDecoder().decode(String.valueOf(text(name)));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (IllegalArgumentException | IOException notBase64) {
            throw refusal(name, "base64url without padding");
        }
    }

    /** What RFC 8428 does not know is kept if it has one of the types that it allows there. */
    Map<String, Object> extensions() {
        Map<String, Object> extensions = new HashMap<>();
        nodes.forEach((name, node) -> {
            if (!SenmlLabels.isKnown(name) && node.isValueNode()) {
                Object value = extension(name, node);
                if (value != null) {
                    extensions.put(name, value);
                }
            }
        });
        return extensions;
    }

    private @Nullable Object extension(String name, JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(name);
            case BINARY -> data(name);
            case ARRAY, MISSING, NULL, OBJECT, POJO -> null;
        };
    }

    private static Refusal refusal(String name, String needed) {
        return new Refusal(Reason.MALFORMED, "the SenML field " + name + " must be " + needed);
    }
}
