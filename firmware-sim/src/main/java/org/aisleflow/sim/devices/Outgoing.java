package org.aisleflow.sim.devices;

import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryEncoder;

/**
 * A message that a device wants to send.
 *
 * @param address where to
 * @param protocol how the device sends, MQTT or CoAP
 * @param encoding how the device writes
 * @param message what it says
 */
public record Outgoing(
        TelemetryAddress address, Protocol protocol, Encoding encoding, Message message) {
    /**
     * The bytes on the wire.
     *
     * @return the encoded message
     */
    public byte[] payload() {
        return TelemetryEncoder.encode(message, encoding);
    }
}
