package org.aisleflow.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A device that numbers its messages and sends each again, over a new connection, until it is
 * acknowledged: what is lost after that is the gateway's fault.
 */
final class PatientDevice implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PATIENCE_MILLIS = 4_000;

    private final String id;
    private final String padding;
    private final IntSupplier port;
    private @Nullable RawMqtt connection;
    private long acknowledged;
    private long attempts;

    PatientDevice(String id, IntSupplier port) {
        this(id, "", port);
    }

    PatientDevice(String id, String padding, IntSupplier port) {
        this.id = id;
        this.padding = padding;
        this.port = port;
    }

    String id() {
        return id;
    }

    /** The number of its last acknowledged message; all before it are acknowledged too. */
    long acknowledged() {
        return acknowledged;
    }

    /** How often it has sent a message, repetitions included. */
    long attempts() {
        return attempts;
    }

    /**
     * Sends the next message.
     *
     * @return nanoseconds from the last attempt to its acknowledgement
     */
    long send() throws InterruptedException {
        String topic = TestShop.topic(id, "crossing");
        String payload = TestShop.crossing(acknowledged + 1) + padding;
        while (true) {
            long start = System.nanoTime();
            attempts++;
            RawMqtt link = connected();
            if (link != null && link.publish(topic, false, payload) == 0) {
                acknowledged++;
                return System.nanoTime() - start;
            }
            close();
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("message " + (acknowledged + 1) + " of " + id);
            }
        }
    }

    private @Nullable RawMqtt connected() {
        if (connection == null) {
            try {
                RawMqtt fresh =
                        new RawMqtt(
                                new Socket(InetAddress.getLoopbackAddress(), port.getAsInt()),
                                PATIENCE_MILLIS);
                connection = fresh;
                if (fresh.connect(id, null, null) != 0) {
                    close();
                }
            } catch (IOException notYet) {
                connection = null;
            }
        }
        return connection;
    }

    @Override
    public void close() {
        RawMqtt open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException gone) {
                // As it should be.
            }
        }
    }
}
