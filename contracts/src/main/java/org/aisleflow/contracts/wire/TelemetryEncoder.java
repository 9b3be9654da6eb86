package org.aisleflow.contracts.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Senml;

/** Turns a message into a device's payload. Stateless and thread-safe. */
public final class TelemetryEncoder {
    private TelemetryEncoder() {}

    /**
     * Encodes a message as its device would; the SenML encodings hold SenML packs only.
     *
     * @param message the message
     * @param encoding JSON or CBOR, or a SenML encoding for {@link Senml}
     * @return the payload
     * @throws IllegalArgumentException if the encoding does not fit the kind of message
     */
    public static byte[] encode(Message message, Encoding encoding) {
        try {
            if (message.telemetry() instanceof Senml pack) {
                return encoding.isBinary()
                        ? SenmlWriter.cbor(pack)
                        : Mappers.JSON.writeValueAsBytes(pack.records());
            }
            if (encoding.isSenml()) {
                throw new IllegalArgumentException(
                        encoding.contentType() + " holds SenML packs only");
            }
            ObjectNode payload = encoding.mapper().createObjectNode();
            payload.put("boot", message.numbering().boot());
            payload.put("seq", message.numbering().seq());
            payload.put("time", message.time().toString());
            ObjectNode fields = encoding.mapper().valueToTree(message.telemetry());
            fields.remove("kind");
            return encoding.mapper().writeValueAsBytes(payload.setAll(fields));
        } catch (IOException impossible) {
            throw new IllegalStateException("a telemetry record could not be written", impossible);
        }
    }
}
