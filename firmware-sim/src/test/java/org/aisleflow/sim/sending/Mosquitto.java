package org.aisleflow.sim.sending;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Mosquitto on a free port of the loopback interface. */
public final class Mosquitto implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final int port;

    private Mosquitto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param folder for its configuration and log
     * @return when it takes connections
     */
    public static Mosquitto start(Path folder) throws IOException {
        int port = freePort();
        Path configuration =
                Files.writeString(
                        folder.resolve("mosquitto.conf"),
                        """
                        listener %d 127.0.0.1
                        allow_anonymous true
                        max_queued_messages 0
                        """
                                .formatted(port));
        Process process =
                new ProcessBuilder(program(), "-c", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("mosquitto.log").toFile())
                        .start();
        await().ignoreExceptions().until(() -> takesConnections(port));
        return new Mosquitto(process, port);
    }

    private static String program() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install mosquitto for this test"));
    }

    private static boolean takesConnections(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        }
    }

    /** A port that is free at this moment. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenAccept(Process::destroyForcibly)
                .join();
    }
}
