package org.aisleflow.contracts.telemetry;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be accepted, kept whole so that it can be looked at, mended and sent
 * again.
 *
 * @param store the store named by the topic or path; null if that could not be read
 * @param device the device named by the topic or path; null if that could not be read
 * @param source the MQTT topic (for CoAP: the topic that the path corresponds to), as received
 * @param protocol how it came
 * @param address the sender's address, if known
 * @param contentType the content type it came with, if any
 * @param payload the original bytes
 * @param reason why, from the fixed list
 * @param detail why, in a sentence
 * @param boot the message's boot if it could be read
 * @param seq the message's number if it could be read
 * @param time the message's own time if it could be read
 * @param receivedAt when the gateway received it
 */
public record DeadLetter(
        @Nullable StoreId store,
        @Nullable DeviceId device,
        String source,
        Protocol protocol,
        @Nullable String address,
        @Nullable String contentType,
        Payload payload,
        Reason reason,
        String detail,
        @Nullable Long boot,
        @Nullable Long seq,
        @Nullable Instant time,
        Instant receivedAt) {}
