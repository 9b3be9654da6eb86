package org.aisleflow.streams.stages;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Telemetry;

/** Messages as the gateway writes them. */
public final class Sent {
    public static final StoreId STORE = StoreId.of("s1");
    public static final DeviceId DOOR = DeviceId.of("door-1");
    public static final LineId LINE = LineId.of("main");

    private Sent() {}

    public static Crossing crossing(int in, int out) {
        return new Crossing(LINE, in, out, null);
    }

    public static Envelope message(long boot, long seq, Instant time, Telemetry telemetry) {
        return message(DOOR, boot, seq, time, time.plusMillis(200), telemetry);
    }

    public static Envelope message(
            DeviceId device,
            long boot,
            long seq,
            Instant time,
            Instant receivedAt,
            Telemetry telemetry) {
        return new Envelope(
                STORE,
                device,
                boot,
                seq,
                time,
                time,
                receivedAt,
                ClockSource.DEVICE,
                Protocol.MQTT,
                telemetry);
    }

    public static DeadLetter refused(long boot, long seq, Instant time, Reason reason) {
        return new DeadLetter(
                STORE,
                DOOR,
                "aisleflow/v1/s1/door-1/crossing",
                Protocol.MQTT,
                null,
                null,
                Payload.of(new byte[] {1}),
                reason,
                "a sentence",
                seq == 0 ? null : boot,
                seq == 0 ? null : seq,
                time,
                time.plusMillis(200));
    }
}
