package org.aisleflow.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.aisleflow.embeddedkafka.EmbeddedKafka;

/** Kafka as a process of its own, so that it can be frozen. */
final class KafkaProcess implements AutoCloseable {
    private static final String READY = "Kafka serves";

    private final Process process;
    private final int port;

    private KafkaProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and returns when it serves. */
    static KafkaProcess start(Path folder) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xmx256m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        KafkaProcess.class.getName(),
                                        folder.toString(),
                                        Integer.toString(port)))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
            Objects.requireNonNull(line, "Kafka ended while starting");
        }
        Thread.startVirtualThread(() -> said.lines().forEach(_ -> {}));
        return new KafkaProcess(process, port);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Not a thread of it runs, but its connections stay open. */
    void freeze() throws Exception {
        Signals.send(process, "STOP");
    }

    void thaw() throws Exception {
        Signals.send(process, "CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** The process itself; ends with whoever has started it. */
    public static void main(String[] folderAndPort) throws IOException {
        try (EmbeddedKafka _ =
                EmbeddedKafka.start(
                        Path.of(folderAndPort[0]), Integer.parseInt(folderAndPort[1]))) {
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // Until the other end is closed.
            }
        }
    }
}
