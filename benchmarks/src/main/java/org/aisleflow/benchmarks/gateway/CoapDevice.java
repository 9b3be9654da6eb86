package org.aisleflow.benchmarks.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.RawData;
import org.jspecify.annotations.Nullable;

/**
 * A device that speaks just enough CoAP to post confirmably and to wait for the answer, whether it
 * comes with the acknowledgement or after it. Thread-safe.
 */
final class CoapDevice implements AutoCloseable {
    private static final int CONFIRMABLE = 0;
    private static final int ACKNOWLEDGEMENT = 2;
    private static final int SUCCESS_CLASS = 2;
    private static final long RESEND_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Connector connector;
    private final InetSocketAddress server;
    private final byte[] options;
    private final Histogram latencyMicros = Sent.histogram();
    private final Deque<Long> due = new ArrayDeque<>();
    private long seq;
    private int lastId;
    private @Nullable Round round;
    private @Nullable Request open;
    private boolean finishing;
    private boolean ended;
    private long acknowledged;
    private long unanswered;
    private long lastMillis;

    /** What a device is to do. */
    record Round(
            long beginNanos,
            long beginMillis,
            long endNanos,
            boolean flatOut,
            CountDownLatch idle) {}

    /** What it waits for. */
    private record Request(int id, RawData packet, long dueNanos, long sentNanos, long firstNanos) {
        Request sentAgain(long nanos) {
            return new Request(id, packet, dueNanos, nanos, firstNanos);
        }
    }

    CoapDevice(Connector connector, InetSocketAddress server, String device) {
        this.connector = connector;
        this.server = server;
        this.options = options(device);
        connector.setRawDataReceiver(this::received);
        try {
            connector.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("No UDP socket can be opened", failure);
        }
    }

    /** Uri-Path (11) four times, then Content-Format (12): 50, JSON. */
    private static byte[] options(String device) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int delta = 11;
        for (String segment : List.of("v1", Shop.STORE.value(), device, "climate")) {
            byte[] text = segment.getBytes(StandardCharsets.UTF_8);
            if (text.length > 12) {
                bytes.write(delta << 4 | 13);
                bytes.write(text.length - 13);
            } else {
                bytes.write(delta << 4 | text.length);
            }
            bytes.writeBytes(text);
            delta = 0;
        }
        bytes.write(1 << 4 | 1);
        bytes.write(50);
        bytes.write(0xFF);
        return bytes.toByteArray();
    }

    synchronized void begin(Round next) {
        round = next;
        finishing = false;
        ended = false;
        acknowledged = 0;
        unanswered = 0;
        latencyMicros.reset();
        due.clear();
        if (next.flatOut()) {
            post(System.nanoTime());
        }
    }

    /** A message is due; it is sent when those before it are answered. */
    synchronized void due(long nanos) {
        if (open == null) {
            post(nanos);
        } else {
            due.add(nanos);
        }
    }

    /** No more becomes due. */
    synchronized void finish() {
        finishing = true;
        endIfIdle();
    }

    synchronized Sent sent() {
        Round now = current();
        return new Sent(
                acknowledged,
                unanswered + (open == null ? 0 : 1) + due.size(),
                now.beginMillis(),
                lastMillis,
                latencyMicros.copy());
    }

    /** CoAP over UDP: what was lost on the way is sent again, until it is given up. */
    synchronized void resendIfLate() {
        Request late = open;
        if (late == null) {
            return;
        }
        long now = System.nanoTime();
        if (now - late.firstNanos() > GIVE_UP_NANOS) {
            unanswered++;
            open = null;
            next();
        } else if (now - late.sentNanos() > RESEND_NANOS) {
            open = late.sentAgain(now);
            connector.send(late.packet());
        }
    }

    private void post(long dueNanos) {
        Round now = current();
        seq++;
        lastId = (lastId + 1) & 0xFFFF;
        long millis = now.beginMillis() + (dueNanos - now.beginNanos()) / NANOS_PER_MILLI;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        // Version 1, confirmable, a token of two bytes: the message id; POST.
        bytes.write(0x42);
        bytes.write(0x02);
        bytes.write(lastId >> 8);
        bytes.write(lastId);
        bytes.write(lastId >> 8);
        bytes.write(lastId);
        bytes.writeBytes(options);
        bytes.writeBytes(Sighting.payload(seq, millis));
        long sentNanos = System.nanoTime();
        RawData packet = packet(bytes.toByteArray());
        open = new Request(lastId, packet, dueNanos, sentNanos, sentNanos);
        connector.send(packet);
    }

    private RawData packet(byte[] bytes) {
        return RawData.outbound(bytes, new AddressEndpointContext(server), null, false);
    }

    private synchronized void received(RawData raw) {
        byte[] bytes = raw.getBytes();
        int type = bytes[0] >> 4 & 3;
        int codeClass = bytes[1] >> 5 & 7;
        if (bytes[1] == 0 || (bytes[0] & 0xF) != 2) {
            return;
        }
        if (type == CONFIRMABLE) {
            byte head = (byte) (0x40 | ACKNOWLEDGEMENT << 4);
            connector.send(packet(new byte[] {head, 0, bytes[2], bytes[3]}));
        }
        Request answered = open;
        int token = ((bytes[4] & 0xFF) << 8) | (bytes[5] & 0xFF);
        if (answered == null || answered.id() != token) {
            return;
        }
        if (codeClass == SUCCESS_CLASS) {
            acknowledged++;
            lastMillis = System.currentTimeMillis();
            latencyMicros.recordValue(
                    TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - answered.dueNanos()));
        } else {
            unanswered++;
        }
        open = null;
        next();
    }

    private void next() {
        Round now = current();
        Long waiting = due.poll();
        if (waiting != null) {
            post(waiting);
        } else if (now.flatOut() && System.nanoTime() < now.endNanos()) {
            post(System.nanoTime());
        } else {
            endIfIdle();
        }
    }

    private void endIfIdle() {
        if (finishing && !ended && open == null && due.isEmpty()) {
            ended = true;
            current().idle().countDown();
        }
    }

    private Round current() {
        Round now = round;
        if (now == null) {
            throw new IllegalStateException("a device was not told what to do");
        }
        return now;
    }

    @Override
    public void close() {
        connector.destroy();
    }
}
