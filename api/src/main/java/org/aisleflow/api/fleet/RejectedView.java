package org.aisleflow.api.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.aisleflow.api.facts.RejectedMessage;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be accepted.
 *
 * @param id its place among all dead letters
 * @param store the store named by topic or path; null if unreadable
 * @param device the device named by topic or path; null if unreadable
 * @param source the MQTT topic, or the one that the CoAP path corresponds to
 * @param protocol how it came
 * @param address the sender's address
 * @param contentType the content type it came with
 * @param payload the original bytes, base64
 * @param text the payload as text if it is printable UTF-8
 * @param reason why it was refused
 * @param detail why, in a sentence
 * @param boot the message's boot if it could be read
 * @param seq the message's number if it could be read
 * @param time the message's own time if it could be read
 * @param receivedAt when the gateway received it
 * @param replayedAt when it was last sent again; null if never
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RejectedView(
        String id,
        @Nullable StoreId store,
        @Nullable DeviceId device,
        String source,
        Protocol protocol,
        @Nullable String address,
        @Nullable String contentType,
        Payload payload,
        @Nullable String text,
        Reason reason,
        String detail,
        @Nullable Long boot,
        @Nullable Long seq,
        @Nullable Instant time,
        Instant receivedAt,
        @Nullable Instant replayedAt) {

    static RejectedView of(RejectedMessage message) {
        DeadLetter letter = message.letter();
        return new RejectedView(
                message.id(),
                letter.store(),
                letter.device(),
                letter.source(),
                letter.protocol(),
                letter.address(),
                letter.contentType(),
                letter.payload(),
                textOf(letter.payload().bytes()),
                letter.reason(),
                letter.detail(),
                letter.boot(),
                letter.seq(),
                letter.time(),
                letter.receivedAt(),
                message.replayedAt());
    }

    static @Nullable String textOf(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.codePoints().allMatch(RejectedView::isPrintable) ? text : null;
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static boolean isPrintable(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\r'
                || codePoint == '\t'
                || (!Character.isISOControl(codePoint) && Character.isDefined(codePoint));
    }
}
