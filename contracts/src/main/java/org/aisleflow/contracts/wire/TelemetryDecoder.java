package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Telemetry;
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
        if (payload.length == 0) {
            return new Rejected(Reason.MALFORMED, "the payload is empty");
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
        return kind == Kind.SENML
                ? SenmlPack.decode(tree, encoding.isBinary(), receivedAt)
                : decodeObject(kind, tree);
    }

    /**
     * Number, time and the kind's own fields are read apart, so that one which is broken does not
     * take the others with it: the ledger needs the number of a refused message.
     */
    private static Decoding decodeObject(Kind kind, JsonNode tree) {
        if (!tree.isObject()) {
            return new Rejected(Reason.MALFORMED, "the payload must be an object");
        }
        Fields fields = Fields.of(tree);
        Attempt<Numbering> numbering = Attempt.of(() -> numbering(fields));
        Attempt<Instant> time = Attempt.of(() -> fields.time("time"));
        Attempt<Telemetry> telemetry = Attempt.of(() -> TelemetryFields.read(kind, fields));
        if (numbering.value() != null && time.value() != null && telemetry.value() != null) {
            return new Decoded(new Message(numbering.value(), time.value(), telemetry.value()));
        }
        Refusal refusal =
                Stream.of(numbering, time, telemetry)
                        .map(Attempt::refusal)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
        return new Rejected(refusal.reason(), refusal.detail(), numbering.value(), time.value());
    }

    /** A value or the refusal of it; exactly one is there. */
    private record Attempt<T>(@Nullable T value, @Nullable Refusal refusal) {
        static <T> Attempt<T> of(Supplier<T> read) {
            try {
                return new Attempt<>(read.get(), null);
            } catch (Refusal refusal) {
                return new Attempt<>(null, refusal);
            } catch (IllegalArgumentException outOfRange) {
                String detail = String.valueOf(outOfRange.getMessage());
                return new Attempt<>(null, new Refusal(Reason.OUT_OF_RANGE, detail));
            }
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
