package org.aisleflow.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * A dead letter to be put through the gateway again, perhaps mended.
 *
 * @param source the MQTT topic it was sent to
 * @param contentType the content type, if any
 * @param payload the bytes to decode
 */
public record Replay(String source, @Nullable String contentType, Payload payload) {}
