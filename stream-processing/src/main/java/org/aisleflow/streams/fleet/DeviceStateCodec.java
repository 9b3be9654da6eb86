package org.aisleflow.streams.fleet;

import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/** How a {@link DeviceState} is stored. */
public final class DeviceStateCodec implements Codec<DeviceState> {
    /** The only one needed. */
    public static final Codec<DeviceState> CODEC = new DeviceStateCodec();

    private DeviceStateCodec() {}

    @Override
    public void write(DeviceState state, BytesOut out) {
        out.text(state.store().value()).text(state.device().value()).text(state.kind().name());
        out.time(state.lastSeen()).time(state.lastTime()).count(state.boot()).count(state.seq());
        out.text(state.clock().name()).number(state.clockAheadSeconds());
        out.text(state.protocol().name());
        out.octet(state.firmware() == null ? 0 : 1);
        if (state.firmware() != null) {
            out.text(state.firmware());
        }
        out.octet(state.battery() == null ? 0 : 1);
        if (state.battery() != null) {
            out.number(state.battery());
        }
    }

    @Override
    public DeviceState read(BytesIn in) {
        return new DeviceState(
                StoreId.of(in.text()),
                DeviceId.of(in.text()),
                Kind.valueOf(in.text()),
                in.time(),
                in.time(),
                in.count(),
                in.count(),
                ClockSource.valueOf(in.text()),
                in.number(),
                Protocol.valueOf(in.text()),
                in.octet() == 0 ? null : in.text(),
                in.octet() == 0 ? null : in.number());
    }
}
