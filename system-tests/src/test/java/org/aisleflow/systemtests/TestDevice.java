package org.aisleflow.systemtests;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.contracts.wire.TelemetryEncoder;

/**
 * A device written for these tests alone: numbers its messages and sends each again until it is
 * acknowledged.
 */
final class TestDevice implements AutoCloseable {
    private final StoreId store;
    private final DeviceId id;
    private final Link link;
    private final long boot;
    private long sent;

    /** How a device reaches the gateway. */
    interface Link extends AutoCloseable {
        /**
         * Sends once.
         *
         * @return true if the gateway acknowledged it
         */
        boolean send(TelemetryAddress address, byte[] payload);

        @Override
        void close();
    }

    TestDevice(StoreId store, DeviceId id, long boot, Link link) {
        this.store = store;
        this.id = id;
        this.boot = boot;
        this.link = link;
    }

    DeviceId id() {
        return id;
    }

    long sent() {
        return sent;
    }

    /** Sends a message until it is acknowledged; ends early only when the thread is interrupted. */
    void send(Instant time, Telemetry telemetry) {
        sent++;
        Message message = new Message(new Numbering(boot, sent), time, telemetry);
        byte[] payload =
                TelemetryEncoder.encode(message, sent % 2 == 0 ? Encoding.JSON : Encoding.CBOR);
        TelemetryAddress address = new TelemetryAddress(store, id, telemetry.kind());
        while (!link.send(address, payload)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(
                        "interrupted before message " + sent + " of " + id + " was acknowledged");
            }
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
