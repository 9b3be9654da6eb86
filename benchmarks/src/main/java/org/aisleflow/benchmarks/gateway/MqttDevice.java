package org.aisleflow.benchmarks.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A device that speaks just enough MQTT 5 to publish at least once. With a client library the
 * generator would take more of the machine than what it measures.
 */
final class MqttDevice implements AutoCloseable {
    private static final int RECEIVE_MAXIMUM = 1_000;
    private static final int PACKET_IDS = 65_535;
    private static final int PUBACK = 0x40;
    private static final int PINGREQ = 0xC0;
    private static final int FIRST_REFUSAL = 0x80;
    private static final int NO_SUBSCRIBER = 0x10;
    private static final long PATIENCE_SECONDS = 30;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String device;
    private final byte[] topic;
    private final int window;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final long[] dueNanos = new long[PACKET_IDS + 1];
    private final Semaphore free = new Semaphore(RECEIVE_MAXIMUM);
    private long seq;
    private volatile Round round = new Round();

    /** What the reading thread notes of one round. */
    private static final class Round {
        private final Histogram latencyMicros = Sent.histogram();
        private long acknowledged;
        private long lastMillis;
    }

    MqttDevice(int port, String device, int window) {
        this.device = device;
        this.topic = Sighting.topic(device).getBytes(StandardCharsets.UTF_8);
        this.window = window;
        try {
            this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            this.out = socket.getOutputStream();
            out.write(connectPacket());
            awaitConnection();
        } catch (IOException failure) {
            throw new UncheckedIOException("Device %s cannot connect".formatted(device), failure);
        }
        Thread.ofVirtual().start(this::readAcknowledgements);
    }

    private byte[] connectPacket() {
        byte[] id = device.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x10);
        packet.write(13 + id.length);
        packet.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 0, 0});
        packet.write(id.length >> 8);
        packet.write(id.length);
        packet.writeBytes(id);
        return packet.toByteArray();
    }

    private void awaitConnection() throws IOException {
        int type = in.readUnsignedByte();
        byte[] body = in.readNBytes(remainingLength());
        if (type != 0x20 || body.length < 2 || body[1] != 0) {
            throw new IOException("the broker refused device " + device);
        }
    }

    /**
     * Sends at a pace and returns when all is acknowledged or given up.
     *
     * @param phase 0 to 1: how much of the time between two messages passes before the first
     */
    Sent send(Pace pace, double phase) throws IOException, InterruptedException {
        Round noted = new Round();
        round = noted;
        // Flat out the window is smaller than what the broker allows.
        int held = pace.isFlatOut() ? RECEIVE_MAXIMUM - window : 0;
        free.acquire(held);
        long beginMillis = System.currentTimeMillis();
        long begin = System.nanoTime();
        long end = begin + pace.duration().toNanos();
        long sent =
                pace.isFlatOut()
                        ? sendFlatOut(begin, beginMillis, end)
                        : sendInTime(pace, phase, begin, beginMillis, end);
        int open = RECEIVE_MAXIMUM - held;
        boolean allBack = free.tryAcquire(open, PATIENCE_SECONDS, TimeUnit.SECONDS);
        free.release(allBack ? RECEIVE_MAXIMUM : held);
        return new Sent(
                noted.acknowledged,
                sent - noted.acknowledged,
                beginMillis,
                noted.lastMillis,
                noted.latencyMicros);
    }

    private long sendFlatOut(long begin, long beginMillis, long end)
            throws IOException, InterruptedException {
        long sent = 0;
        while (System.nanoTime() < end) {
            if (!free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                break;
            }
            int count = 1 + free.drainPermits();
            ByteArrayOutputStream packets = new ByteArrayOutputStream(128 * count);
            for (int i = 0; i < count; i++) {
                append(packets, System.nanoTime(), begin, beginMillis);
            }
            write(packets);
            sent += count;
        }
        return sent;
    }

    private long sendInTime(Pace pace, double phase, long begin, long beginMillis, long end)
            throws IOException, InterruptedException {
        double between = NANOS_PER_SECOND / pace.perSecond();
        long sent = 0;
        for (long due = begin + (long) (phase * between);
                due < end;
                due = begin + (long) ((phase + sent) * between)) {
            while (due > System.nanoTime()) {
                LockSupport.parkNanos(due - System.nanoTime());
                if (Thread.interrupted()) {
                    throw new InterruptedException("the benchmark was stopped");
                }
            }
            free.acquire();
            ByteArrayOutputStream packet = new ByteArrayOutputStream(128);
            append(packet, due, begin, beginMillis);
            write(packet);
            sent++;
        }
        return sent;
    }

    private void append(ByteArrayOutputStream packets, long due, long begin, long beginMillis) {
        seq++;
        int id = (int) ((seq - 1) % PACKET_IDS) + 1;
        dueNanos[id] = due;
        byte[] payload = Sighting.payload(seq, beginMillis + (due - begin) / NANOS_PER_MILLI);
        int length = 2 + topic.length + 2 + 1 + payload.length;
        packets.write(0x32);
        if (length > 127) {
            packets.write((length & 0x7F) | 0x80);
            packets.write(length >> 7);
        } else {
            packets.write(length);
        }
        packets.write(topic.length >> 8);
        packets.write(topic.length);
        packets.writeBytes(topic);
        packets.write(id >> 8);
        packets.write(id);
        packets.write(0);
        packets.writeBytes(payload);
    }

    private void write(ByteArrayOutputStream packets) throws IOException {
        synchronized (out) {
            packets.writeTo(out);
        }
    }

    /** Without a sign of life while others have their turn, the broker would hang up. */
    void ping() {
        ByteArrayOutputStream packet = new ByteArrayOutputStream(2);
        packet.write(PINGREQ);
        packet.write(0);
        try {
            write(packet);
        } catch (IOException gone) {
            // The next message says so, loudly.
        }
    }

    private void readAcknowledgements() {
        try {
            while (true) {
                int type = in.readUnsignedByte();
                byte[] body = in.readNBytes(remainingLength());
                if (type == PUBACK) {
                    acknowledged(body);
                }
            }
        } catch (IOException closed) {
            // What is unanswered by now stays so, and is counted.
        }
    }

    private void acknowledged(byte[] body) {
        Round noted = round;
        int id = ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
        int code = body.length > 2 ? body[2] & 0xFF : 0;
        if (code < FIRST_REFUSAL && code != NO_SUBSCRIBER) {
            noted.acknowledged++;
            noted.lastMillis = System.currentTimeMillis();
            noted.latencyMicros.recordValue(
                    TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - dueNanos[id]));
        }
        free.release();
    }

    private int remainingLength() throws IOException {
        int length = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return length;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
