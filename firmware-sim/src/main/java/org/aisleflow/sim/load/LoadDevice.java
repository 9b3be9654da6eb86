package org.aisleflow.sim.load;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Message;
import org.aisleflow.contracts.telemetry.Numbering;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.sending.DirectLinks;
import org.aisleflow.sim.sending.DirectLinks.Sent;
import org.jspecify.annotations.Nullable;

/** A temperature logger that sends when it is told to. Thread-safe. */
final class LoadDevice {
    private static final double CELSIUS = 4.2;

    private final TelemetryAddress address;
    private final Protocol protocol;
    private final DirectLinks.DirectLink link;
    private final long boot;
    private final boolean openLoop;
    private final BiConsumer<Long, Sent> ended;
    private final Deque<Long> due = new ArrayDeque<>();
    private long sent;
    private boolean busy;

    /**
     * Makes a device.
     *
     * @param store its store
     * @param id its id
     * @param protocol how it sends
     * @param link its way
     * @param boot its boot: greater than in every earlier load
     * @param openLoop whether it sends without waiting for the last answer
     * @param ended told of every message when it was due, in {@link System#nanoTime}, and what
     *     became of it
     */
    LoadDevice(
            StoreId store,
            DeviceId id,
            Protocol protocol,
            DirectLinks.DirectLink link,
            long boot,
            boolean openLoop,
            BiConsumer<Long, Sent> ended) {
        this.address = new TelemetryAddress(store, id, Kind.CLIMATE);
        this.protocol = protocol;
        this.link = link;
        this.boot = boot;
        this.openLoop = openLoop;
        this.ended = ended;
    }

    void whenReady(Runnable ready) {
        link.whenReady(ready);
    }

    /** A message is due; it is sent now, or in a closed loop after those that were due before. */
    void send(long dueNanos, Instant now) {
        if (openLoop) {
            send(dueNanos, message(now));
            return;
        }
        synchronized (this) {
            if (busy) {
                due.addLast(dueNanos);
                return;
            }
            busy = true;
        }
        send(dueNanos, message(now));
    }

    private void send(long dueNanos, Outgoing message) {
        link.send(
                message,
                answer -> {
                    ended.accept(dueNanos, answer);
                    Long next = next();
                    if (next != null) {
                        send(next, message(message.message().time()));
                    }
                });
    }

    private synchronized @Nullable Long next() {
        Long next = due.pollFirst();
        busy = next != null;
        return next;
    }

    private synchronized Outgoing message(Instant now) {
        sent++;
        return new Outgoing(
                address,
                protocol,
                Encoding.JSON,
                new Message(new Numbering(boot, sent), now, new Climate(CELSIUS, null)));
    }
}
