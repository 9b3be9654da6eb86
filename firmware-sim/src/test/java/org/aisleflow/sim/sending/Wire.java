package org.aisleflow.sim.sending;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between devices and a broker that can be cut and mended. */
final class Wire implements AutoCloseable {
    private final int brokerPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private volatile boolean cut;

    Wire(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Wire::closeQuietly);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket device = server.accept();
                if (cut) {
                    device.close();
                    continue;
                }
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
                Thread.ofVirtual().start(() -> copy(device, broker));
                Thread.ofVirtual().start(() -> copy(broker, device));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to) {
        open.add(from);
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            // The wire was cut, or one side has gone.
        } finally {
            open.remove(from);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
