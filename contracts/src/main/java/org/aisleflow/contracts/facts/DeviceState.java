package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a device now.
 *
 * @param store the store
 * @param device the device
 * @param kind what it mainly sends
 * @param lastSeen when the gateway last received something from it
 * @param lastTime the newest event time it reported
 * @param boot its newest boot
 * @param seq the highest number of that boot
 * @param clock whose clock its newest message is timed by
 * @param clockAheadSeconds how far its clock was ahead of the gateway's at the newest message;
 *     negative if behind or late
 * @param protocol how its newest message came
 * @param firmware the version it runs, or null if it never said
 * @param battery charge left in percent, or null if it never said
 */
public record DeviceState(
        StoreId store,
        DeviceId device,
        Kind kind,
        Instant lastSeen,
        Instant lastTime,
        long boot,
        long seq,
        ClockSource clock,
        double clockAheadSeconds,
        Protocol protocol,
        @Nullable String firmware,
        @Nullable Double battery)
        implements StateFact {
    @Override
    public String subject() {
        return device.value();
    }
}
