package org.aisleflow.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Aisleflow as its users run it: a process of its own, from what {@code deploy/standalone} was
 * packed into, on free ports, with a data folder that outlives it.
 */
final class AisleflowProcess implements AutoCloseable {
    static final String TOKEN = "token-of-the-system-test";

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String PACKED = "deploy/standalone/target/aisleflow";
    private static final String AOT_CACHE = PACKED + "/aisleflow.aot";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final List<String> JVM_FLAGS =
            List.of(
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseSerialGC",
                    // It lives for a minute or two: the optimising compiler would take a quarter of
                    // that and not pay for itself.
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx512m");

    private final Path data;
    private final List<String> arguments;
    private final int httpPort = freeTcpPort();
    private final int mqttPort = freeTcpPort();
    private final int coapPort = freeUdpPort();
    private final int coapsPort = freeUdpPort();
    private @Nullable Process process;

    AisleflowProcess(Path data, String... arguments) {
        this.data = data;
        this.arguments = List.of(arguments);
    }

    int httpPort() {
        return httpPort;
    }

    int mqttPort() {
        return mqttPort;
    }

    int coapPort() {
        return coapPort;
    }

    ApiClient api() {
        return new ApiClient(httpPort, TOKEN);
    }

    /** Starts it and waits until it is ready. */
    AisleflowProcess start() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(JVM_FLAGS);
        if (Files.exists(ROOT.resolve(AOT_CACHE))) {
            command.addAll(List.of("-XX:AOTCache=" + AOT_CACHE, "-Xlog:aot*=off"));
        }
        command.addAll(List.of("-cp", PACKED + "/lib/*", "org.aisleflow.standalone.Main"));
        command.addAll(arguments);
        command.addAll(List.of("--headless", "--token", TOKEN, "--data", data.toString()));
        command.addAll(List.of("--port", "" + httpPort, "--mqtt-port", "" + mqttPort));
        command.addAll(List.of("--coap-port", "" + coapPort, "--coaps-port", "" + coapsPort));
        File output = data.resolveSibling(data.getFileName() + ".out").toFile();
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                            .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        await("Aisleflow on port " + httpPort)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .failFast("it ended while starting", () -> !running().isAlive())
                .until(api()::isHealthy);
        return this;
    }

    /** Ends it as a power cut would. */
    void killNineAndWait() {
        running().destroyForcibly();
        waitForEnd(running());
    }

    /** Ends it as Ctrl-C does. */
    void stop() {
        running().destroy();
        waitForEnd(running());
    }

    String output() {
        try {
            return Files.readString(data.resolveSibling(data.getFileName() + ".out"));
        } catch (IOException none) {
            return "(no output: " + none + ")";
        }
    }

    private Process running() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException("Aisleflow was not started");
        }
        return current;
    }

    private static void waitForEnd(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Aisleflow did not end within a minute");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            waitForEnd(process);
        }
    }

    private static int freeTcpPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int freeUdpPort() {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
