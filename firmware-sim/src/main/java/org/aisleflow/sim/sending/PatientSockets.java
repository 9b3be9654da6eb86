package org.aisleflow.sim.sending;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets for Paho: without Nagle's delay, which Paho never turns off, and with no end of stream in
 * their first moments, because Paho waits for ever for a receiver that ended before it saw it run.
 */
final class PatientSockets extends SocketFactory {
    /** Paho looks every 100 ms whether its receiver runs. */
    private static final long FIRST_MOMENTS_MILLIS = 400;

    @Override
    public Socket createSocket() {
        return new PatientSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw connectedLaterOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        throw connectedLaterOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw connectedLaterOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        throw connectedLaterOnly();
    }

    private static SocketException connectedLaterOnly() {
        return new SocketException("Paho connects its sockets itself");
    }

    private static final class PatientSocket extends Socket {
        private volatile long firstMomentsEndNanos;

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            super.connect(endpoint, timeoutMillis);
            setTcpNoDelay(true);
            firstMomentsEndNanos = System.nanoTime() + FIRST_MOMENTS_MILLIS * 1_000_000;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return notTooSoon(super.read());
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    return notTooSoon(super.read(buffer, offset, length));
                }
            };
        }

        private int notTooSoon(int read) {
            long nanos = firstMomentsEndNanos - System.nanoTime();
            if (read < 0 && nanos > 0) {
                try {
                    Thread.sleep(1 + nanos / 1_000_000);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return read;
        }
    }
}
