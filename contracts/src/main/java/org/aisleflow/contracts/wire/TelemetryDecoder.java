package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.wire.Decoding.Decoded;
import org.aisleflow.contracts.wire.Decoding.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Turns a device's payload into a message or into the reason why it cannot be one. Stateless and
 * thread-safe.
 */
public final class TelemetryDecoder {
    /** The largest payload that is accepted, in bytes. */
    public static final int LARGEST_PAYLOAD_BYTES = 16 * 1024;

    private TelemetryDecoder() {}

    /**
     * Decodes a payload.
     *
     * @param kind the kind named by the topic or path
     * @param encoding how the payload is encoded
     * @param payload the bytes; any bytes are allowed, and this method does not throw for them
     * @param receivedAt when the payload came, for SenML's relative times
     * @return the message, or the refusal
     */
    public static Decoding decode(
            Kind kind, Encoding encoding, byte[] payload, Instant receivedAt) {
        if (payload.length > LARGEST_PAYLOAD_BYTES) {
            return new Rejected(
                    Reason.TOO_LARGE,
                    "the payload has %d bytes, allowed are %d; send several messages"
                            .formatted(payload.length, LARGEST_PAYLOAD_BYTES));
        }
        if (encoding.isSenml() && kind != Kind.SENML) {
            return new Rejected(
                    Reason.UNSUPPORTED_FORMAT,
                    "%s goes to the kind senml, not to %s".formatted(encoding.contentType(), kind));
        }
        JsonNode tree;
        try {
            tree = encoding.mapper().readTree(payload);
        } catch (JacksonException malformed) {
            return new Rejected(
                    Reason.MALFORMED, unreadable(encoding, malformed.getOriginalMessage()));
        } catch (IOException | RuntimeException malformed) {
            // The CBOR parser answers some broken inputs with an unchecked exception of its own.
            return new Rejected(Reason.MALFORMED, unreadable(encoding, malformed.toString()));
        }
        return kind == Kind.SENML ? SenmlPack.decode(tree, receivedAt) : decodeObject(kind, tree);
    }

    private static Decoding decodeObject(Kind kind, JsonNode tree) {
        Numbering numbering = null;
        Instant time = null;
        try {
            Fields fields = Fields.of(tree, "the payload");
            numbering = numbering(fields);
            time = fields.time("time");
            return new Decoded(new Message(numbering, time, TelemetryFields.read(kind, fields)));
        } catch (Refusal refusal) {
            return new Rejected(refusal.reason(), refusal.detail(), numbering, time);
        } catch (IllegalArgumentException outOfRange) {
            return new Rejected(
                    Reason.OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()), numbering, time);
        }
    }

    private static Numbering numbering(Fields fields) {
        Numbering numbering = new Numbering(fields.whole("boot"), fields.whole("seq"));
        if (!numbering.isKnown()) {
            throw new Refusal(
                    Reason.OUT_OF_RANGE, "seq is 0, the first message of a boot is number 1");
        }
        return numbering;
    }

    private static String unreadable(Encoding encoding, @Nullable String why) {
        String cause = why == null ? "" : why.lines().findFirst().orElse("");
        return "the payload is not well-formed %s: %s".formatted(encoding.contentType(), cause);
    }
}
