package org.aisleflow.gateway.intake;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.wire.Decoding;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The border: whatever arrives becomes telemetry or a dead letter here, in the same way for every
 * protocol. Thread-safe; does no input or output.
 */
public final class Intake {
    /** What of a payload that is far too large is kept: a Kafka record holds no more than 1 MB. */
    static final int MOST_KEPT_BYTES = 512 * 1024;

    private final Registry registry;
    private final boolean unknownDevicesAllowed;

    /**
     * Makes an intake.
     *
     * @param registry the stores and devices that are known
     * @param unknownDevicesAllowed whether devices that are not in the catalog are let in; their
     *     store must be known all the same
     */
    public Intake(Registry registry, boolean unknownDevicesAllowed) {
        this.registry = registry;
        this.unknownDevicesAllowed = unknownDevicesAllowed;
    }

    /**
     * Decides what an arrival is.
     *
     * @param arrival what arrived; any topic and any bytes are allowed
     * @return telemetry, or a dead letter with the reason
     */
    public Verdict judge(Arrival arrival) {
        return switch (TelemetryAddress.parseTopic(arrival.source())) {
            case TelemetryAddress.Parsed.Invalid invalid ->
                    refused(
                            arrival,
                            invalid.store(),
                            invalid.device(),
                            new Decoding.Rejected(invalid.reason(), invalid.detail(), null, null));
            case TelemetryAddress.Parsed.Valid(TelemetryAddress address) -> judge(arrival, address);
        };
    }

    private Verdict judge(Arrival arrival, TelemetryAddress address) {
        Decoding decoding = decode(arrival, address);
        Decoding admitted =
                decoding instanceof Decoding.Decoded(Message message)
                        ? admit(address, message)
                        : decoding;
        return switch (admitted) {
            case Decoding.Decoded(Message message) ->
                    new Verdict.Accepted(stamp(arrival, address, message));
            case Decoding.Rejected rejected ->
                    refused(
                            arrival,
                            Optional.of(address.store()),
                            Optional.of(address.device()),
                            rejected);
        };
    }

    private static Decoding decode(Arrival arrival, TelemetryAddress address) {
        byte[] bytes = arrival.payload().bytes();
        return Encoding.ofMessage(arrival.contentType(), bytes)
                .map(encoding ->
                        TelemetryDecoder.decode(
                                address.kind(), encoding, bytes, arrival.receivedAt()))
                .orElseGet(() ->
                        new Decoding.Rejected(
                                Reason.UNSUPPORTED_FORMAT,
                                "the content type %s is none of %s"
                                        .formatted(arrival.contentType(), contentTypes()),
                                null,
                                null));
    }

    private Decoding admit(TelemetryAddress address, Message message) {
        if (!registry.hasStore(address.store())) {
            return refuse(
                    message,
                    Reason.UNKNOWN_STORE,
                    "store %s is not in the catalog".formatted(address.store()));
        }
        if (!unknownDevicesAllowed && !registry.hasDevice(address.store(), address.device())) {
            return refuse(
                    message,
                    Reason.UNKNOWN_DEVICE,
                    "device %s is not in the catalog of store %s"
                            .formatted(address.device(), address.store()));
        }
        return new Decoding.Decoded(message);
    }

    private static Decoding refuse(Message message, Reason reason, String detail) {
        return new Decoding.Rejected(reason, detail, message.numbering(), message.time());
    }

    private static Envelope stamp(Arrival arrival, TelemetryAddress address, Message message) {
        Timing timing = Timing.of(message.time(), arrival.receivedAt());
        return new Envelope(
                address.store(),
                address.device(),
                message.numbering().boot(),
                message.numbering().seq(),
                timing.time(),
                message.time(),
                arrival.receivedAt(),
                timing.clock(),
                arrival.protocol(),
                message.telemetry());
    }

    private static Verdict refused(
            Arrival arrival,
            Optional<StoreId> store,
            Optional<DeviceId> device,
            Decoding.Rejected why) {
        Numbering numbering = why.numbering();
        Instant time = why.time();
        return new Verdict.Refused(
                new DeadLetter(
                        store.orElse(null),
                        device.orElse(null),
                        arrival.source(),
                        arrival.protocol(),
                        arrival.address(),
                        arrival.contentType(),
                        kept(arrival.payload()),
                        why.reason(),
                        detail(arrival.payload(), why),
                        boot(numbering),
                        seq(numbering),
                        time,
                        arrival.receivedAt()));
    }

    private static Payload kept(Payload payload) {
        return payload.size() <= MOST_KEPT_BYTES
                ? payload
                : Payload.of(Arrays.copyOf(payload.bytes(), MOST_KEPT_BYTES));
    }

    private static String detail(Payload payload, Decoding.Rejected why) {
        return payload.size() <= MOST_KEPT_BYTES
                ? why.detail()
                : "%s; only the first %d bytes are kept".formatted(why.detail(), MOST_KEPT_BYTES);
    }

    private static @Nullable Long boot(@Nullable Numbering numbering) {
        return numbering == null ? null : (Long) numbering.boot();
    }

    private static @Nullable Long seq(@Nullable Numbering numbering) {
        return numbering == null ? null : (Long) numbering.seq();
    }

    private static String contentTypes() {
        StringBuilder names = new StringBuilder();
        for (Encoding encoding : Encoding.values()) {
            names.append(names.isEmpty() ? "" : ", ").append(encoding.contentType());
        }
        return names.toString();
    }
}
