package org.aisleflow.gateway.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.gateway.Signals;
import org.awaitility.Awaitility;

/** A real Mosquitto, set up as the documentation tells people to: it must not discard anything. */
public final class Mosquitto implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final List<String> more;
    private Process process;

    public Mosquitto(Path folder) {
        this(folder, List.of());
    }

    /** With more lines in its settings. */
    public Mosquitto(Path folder, List<String> more) {
        this.folder = folder;
        this.more = more;
        this.port = freePort();
        this.process = start();
    }

    public int port() {
        return port;
    }

    /** Not a thread of it runs, but its connections stay open. */
    public void freeze() throws Exception {
        Signals.send(process, "STOP");
    }

    public void thaw() throws Exception {
        Signals.send(process, "CONT");
    }

    /** Makes it read its settings again. */
    public void reload() throws Exception {
        Signals.send(process, "HUP");
    }

    public void restart() {
        close();
        process = start();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start() {
        try {
            Path settings = folder.resolve("mosquitto.conf");
            List<String> lines =
                    new ArrayList<>(
                            List.of(
                                    "listener " + port + " 127.0.0.1",
                                    "allow_anonymous true",
                                    "user root",
                                    "persistence true",
                                    "persistence_location " + folder + "/",
                                    "max_queued_messages 0",
                                    "max_inflight_messages 1000"));
            lines.addAll(more);
            Files.write(settings, lines);
            Process started =
                    new ProcessBuilder("mosquitto", "-c", settings.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("mosquitto.log").toFile())
                            .start();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::listens);
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
