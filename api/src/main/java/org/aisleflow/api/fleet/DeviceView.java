package org.aisleflow.api.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aisleflow.api.stores.DeviceJudge;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.credentials.CredentialType;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A device and what was heard of it; what was not heard yet is null.
 *
 * @param store its store
 * @param device its id
 * @param kind what it mainly sends; null if it has only credentials
 * @param known whether the catalog has it
 * @param lastSeen when the gateway last received something from it
 * @param lastTime the newest event time it reported
 * @param state ok; late (over 3 reporting intervals of opening time, or back from a silence for
 *     less than that); silent (over 10); never heard
 * @param boot its newest boot
 * @param seq the highest number of that boot
 * @param clock whose clock its newest message is timed by
 * @param clockAheadSeconds how far its clock was ahead of the gateway's; negative if behind or late
 * @param protocol how its newest message came
 * @param firmware the version it runs
 * @param battery charge left, in percent
 * @param reportSeconds it should report once in so many seconds; null if the catalog lacks it
 * @param lowBattery whether its battery was under 15 % and is not over 20 % again
 * @param clockOff whether its clock is wrong, so that the gateway times its messages
 * @param credentials by what it may prove who it is now; empty if it is not enrolled
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeviceView(
        StoreId store,
        DeviceId device,
        @Nullable Kind kind,
        boolean known,
        @Nullable Instant lastSeen,
        @Nullable Instant lastTime,
        DeviceJudge.Reporting state,
        @Nullable Long boot,
        @Nullable Long seq,
        @Nullable ClockSource clock,
        @Nullable Double clockAheadSeconds,
        @Nullable Protocol protocol,
        @Nullable String firmware,
        @Nullable Double battery,
        @Nullable Double reportSeconds,
        boolean lowBattery,
        boolean clockOff,
        List<CredentialType> credentials) {
    /** What else is known of a device that was heard. */
    record Troubles(DeviceJudge.Reporting reporting, boolean lowBattery, boolean clockOff) {}

    static DeviceView heard(
            DeviceState state,
            @Nullable Device device,
            Troubles troubles,
            List<CredentialType> credentials) {
        return new DeviceView(
                state.store(),
                state.device(),
                device == null ? state.kind() : device.kind(),
                device != null,
                state.lastSeen(),
                state.lastTime(),
                troubles.reporting(),
                state.boot(),
                state.seq(),
                state.clock(),
                state.clockAheadSeconds(),
                state.protocol(),
                state.firmware(),
                state.battery(),
                device == null ? null : device.reportSeconds(),
                troubles.lowBattery(),
                troubles.clockOff(),
                credentials);
    }

    static DeviceView neverHeard(StoreId store, Device device, List<CredentialType> credentials) {
        return silent(store, device.id(), device, credentials);
    }

    /** Of a device that the catalog has lost, or never had, and that may come in all the same. */
    static DeviceView onlyEnrolled(
            StoreId store, DeviceId device, List<CredentialType> credentials) {
        return silent(store, device, null, credentials);
    }

    private static DeviceView silent(
            StoreId store, DeviceId id, @Nullable Device device, List<CredentialType> credentials) {
        return new DeviceView(
                store,
                id,
                device == null ? null : device.kind(),
                device != null,
                null,
                null,
                DeviceJudge.Reporting.NEVER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                device == null ? null : device.reportSeconds(),
                false,
                false,
                credentials);
    }
}
