package org.aisleflow.gateway.intake;

import java.time.Instant;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Something arrived; nobody has looked inside yet.
 *
 * @param source the MQTT topic, or the topic that a CoAP path corresponds to
 * @param contentType the content type it came with; null if none
 * @param payload the bytes
 * @param protocol how it came
 * @param address the sender's address; null if not known
 * @param receivedAt when the gateway received it
 */
public record Arrival(
        String source,
        @Nullable String contentType,
        Payload payload,
        Protocol protocol,
        @Nullable String address,
        Instant receivedAt) {}
