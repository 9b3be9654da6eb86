package org.aisleflow.streams.stages;

import java.time.Instant;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryEncoder;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What this program itself cannot accept, written so that it can be looked at and sent again. */
final class DeadLetters {
    private DeadLetters() {}

    /** A message that is too old: as its device would send it in JSON. */
    static DeadLetter expired(Envelope envelope, String why) {
        return refused(
                envelope,
                Reason.EXPIRED,
                "time is %s and the message came at %s: %s"
                        .formatted(envelope.time(), envelope.receivedAt(), why));
    }

    /** A SenML pack that the catalog does not explain. */
    static DeadLetter unmapped(Envelope envelope, String why) {
        return refused(envelope, Reason.UNMAPPED, why);
    }

    private static DeadLetter refused(Envelope envelope, Reason reason, String detail) {
        Message message =
                new Message(envelope.numbering(), envelope.deviceTime(), envelope.telemetry());
        TelemetryAddress address =
                new TelemetryAddress(
                        envelope.store(), envelope.device(), envelope.telemetry().kind());
        Encoding encoding =
                envelope.telemetry() instanceof Senml ? Encoding.SENML_JSON : Encoding.JSON;
        return new DeadLetter(
                envelope.store(),
                envelope.device(),
                address.topic(),
                envelope.protocol(),
                null,
                encoding.contentType(),
                Payload.of(TelemetryEncoder.encode(message, encoding)),
                reason,
                detail,
                envelope.boot(),
                envelope.seq(),
                envelope.time(),
                envelope.receivedAt());
    }

    /** A record that somebody else wrote to our topic. */
    static DeadLetter unreadable(
            Payload bytes, String detail, RecordMetadata found, long nowMillis) {
        return new DeadLetter(
                null,
                null,
                "%s/%d/%d".formatted(found.topic(), found.partition(), found.offset()),
                Protocol.KAFKA,
                null,
                null,
                bytes,
                Reason.MALFORMED,
                "the record is not an envelope: " + detail,
                null,
                null,
                null,
                Instant.ofEpochMilli(nowMillis));
    }
}
