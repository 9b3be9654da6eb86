package org.aisleflow.streams.fleet;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Status;
import org.jspecify.annotations.Nullable;

/** What is known about a device after each of its messages, in whichever order they come. */
public final class DeviceRule {
    private DeviceRule() {}

    /**
     * Whether a message is the newest of its device: by its number, or by its time if the device
     * does not number its messages.
     *
     * @param before what was known, or null
     * @param envelope the message
     */
    public static boolean isNewest(@Nullable DeviceState before, Envelope envelope) {
        if (before == null) {
            return true;
        }
        return envelope.numbering().isKnown()
                ? envelope.numbering().compareTo(new Numbering(before.boot(), before.seq())) > 0
                : !envelope.time().isBefore(before.lastTime());
    }

    /**
     * Takes a message in.
     *
     * @param before what was known, or null
     * @param envelope the message
     * @param catalogKind what the device mainly sends by the catalog; null if it is not in there
     * @return what is known now
     */
    public static DeviceState after(
            @Nullable DeviceState before, Envelope envelope, @Nullable Kind catalogKind) {
        Kind kind = kind(before, envelope, catalogKind);
        if (!isNewest(before, envelope) && before != null) {
            return new DeviceState(
                    before.store(),
                    before.device(),
                    kind,
                    later(before.lastSeen(), envelope.receivedAt()),
                    later(before.lastTime(), envelope.time()),
                    before.boot(),
                    before.seq(),
                    before.clock(),
                    before.clockAheadSeconds(),
                    before.protocol(),
                    before.firmware(),
                    before.battery());
        }
        return newest(before, envelope, kind);
    }

    private static DeviceState newest(@Nullable DeviceState before, Envelope envelope, Kind kind) {
        String firmware = before == null ? null : before.firmware();
        Double battery = before == null ? null : before.battery();
        if (envelope.telemetry() instanceof Status status) {
            firmware = status.firmware() == null ? firmware : status.firmware();
            battery = status.battery() == null ? battery : status.battery();
        }
        return new DeviceState(
                envelope.store(),
                envelope.device(),
                kind,
                before == null
                        ? envelope.receivedAt()
                        : later(before.lastSeen(), envelope.receivedAt()),
                before == null ? envelope.time() : later(before.lastTime(), envelope.time()),
                envelope.boot(),
                envelope.seq(),
                envelope.clock(),
                secondsAhead(envelope),
                envelope.protocol(),
                firmware,
                battery);
    }

    /** How far the device's clock is ahead of the gateway's, to the millisecond. */
    static double secondsAhead(Envelope envelope) {
        return Duration.between(envelope.receivedAt(), envelope.deviceTime()).toMillis() / 1_000.0;
    }

    private static Kind kind(
            @Nullable DeviceState before, Envelope envelope, @Nullable Kind catalogKind) {
        if (catalogKind != null) {
            return catalogKind;
        }
        // Every device sends a status now and then; that is not what it is there for.
        boolean isStatus = envelope.telemetry().kind() == Kind.STATUS;
        return before != null && isStatus ? before.kind() : envelope.telemetry().kind();
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
