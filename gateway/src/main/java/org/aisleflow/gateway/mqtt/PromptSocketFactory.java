package org.aisleflow.gateway.mqtt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets that Paho can live with: without Nagle's delay, which Paho never turns off, and which do
 * not report an end in their first moments, since Paho waits for ever in a thread of its own for a
 * receiver that ended before it was seen running.
 */
final class PromptSocketFactory extends SocketFactory {
    /** Paho looks every 100 ms whether its receiver runs. */
    private static final Duration FIRST_MOMENTS = Duration.ofMillis(400);

    @Override
    public Socket createSocket() {
        return new PromptSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
            throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw unconnectedOnly();
    }

    private static SocketException unconnectedOnly() {
        return new SocketException("this factory makes unconnected sockets only");
    }

    @FunctionalInterface
    private interface Reading {
        int read() throws IOException;
    }

    private static final class PromptSocket extends Socket {
        private volatile long endNotBeforeNanos;

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            super.connect(endpoint, timeoutMillis);
            setTcpNoDelay(true);
            endNotBeforeNanos = System.nanoTime() + FIRST_MOMENTS.toNanos();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return held(super::read);
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    return held(() -> super.read(buffer, offset, length));
                }
            };
        }

        private int held(Reading reading) throws IOException {
            try {
                int read = reading.read();
                if (read < 0) {
                    sleepUntil(endNotBeforeNanos);
                }
                return read;
            } catch (SocketTimeoutException nothingYet) {
                throw nothingYet;
            } catch (IOException reset) {
                sleepUntil(endNotBeforeNanos);
                throw reset;
            }
        }

        private static void sleepUntil(long nanos) {
            try {
                Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
