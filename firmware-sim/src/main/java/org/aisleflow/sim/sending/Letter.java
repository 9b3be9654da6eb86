package org.aisleflow.sim.sending;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Decoding;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.aisleflow.sim.devices.Outgoing;
import org.jspecify.annotations.Nullable;

/** A message as it lies in a device's memory: encoded once, sent as often as needed. */
final class Letter {
    private final TelemetryAddress address;
    private final Protocol protocol;
    private final Encoding encoding;
    private final Numbering numbering;
    private final byte[] payload;
    private @Nullable Message message;

    Letter(
            TelemetryAddress address,
            Protocol protocol,
            Encoding encoding,
            Numbering numbering,
            byte[] payload) {
        this.address = address;
        this.protocol = protocol;
        this.encoding = encoding;
        this.numbering = numbering;
        this.payload = payload;
    }

    /** Writes a message; everything goes over one protocol if one is given. */
    static Letter of(Outgoing message, @Nullable Protocol only) {
        Letter letter =
                new Letter(
                        message.address(),
                        only == null ? message.protocol() : only,
                        message.encoding(),
                        message.message().numbering(),
                        message.payload());
        letter.message = message.message();
        return letter;
    }

    /** The same letter with other bytes in it. */
    Letter with(byte[] bytes) {
        return new Letter(address, protocol, encoding, numbering, bytes);
    }

    /**
     * What the letter says.
     *
     * @throws IllegalStateException if no device has written it
     */
    synchronized Message message() {
        if (message == null) {
            message =
                    switch (TelemetryDecoder.decode(
                            address.kind(), encoding, payload, Instant.EPOCH)) {
                        case Decoding.Decoded(Message written) -> written;
                        case Decoding.Rejected rejected ->
                                throw new IllegalStateException(
                                        "%s of %s cannot be read: %s"
                                                .formatted(numbering, address, rejected));
                    };
        }
        return message;
    }

    TelemetryAddress address() {
        return address;
    }

    DeviceId device() {
        return address.device();
    }

    Protocol protocol() {
        return protocol;
    }

    Encoding encoding() {
        return encoding;
    }

    Numbering numbering() {
        return numbering;
    }

    /** The bytes themselves: whoever sends them must not change them. */
    byte[] payload() {
        return payload;
    }
}
