package org.aisleflow.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as a process of its own, with ports that outlive it, so that it can be killed, frozen
 * and robbed of its disk.
 */
final class GatewayProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> JVM_FLAGS =
            List.of(
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Xmx256m");

    private final Path log;
    private final Map<String, String> environment = new HashMap<>();
    private final int mqttPort;
    private final int coapPort;
    private @Nullable Process process;

    GatewayProcess(Path folder, String kafka, Map<String, String> more) throws IOException {
        Files.createDirectories(folder);
        log = folder.resolve("gateway.log");
        try (ServerSocket tcp = new ServerSocket(0);
                DatagramSocket udp = new DatagramSocket()) {
            mqttPort = tcp.getLocalPort();
            coapPort = udp.getLocalPort();
        }
        environment.put("AISLEFLOW_DATA_FOLDER", folder.resolve("data").toString());
        environment.put("AISLEFLOW_KAFKA", kafka);
        environment.put("AISLEFLOW_KAFKA_PARTITIONS", "1");
        environment.put("AISLEFLOW_MQTT_PORT", Integer.toString(mqttPort));
        environment.put("AISLEFLOW_COAP_PORT", Integer.toString(coapPort));
        environment.put("AISLEFLOW_INSECURE_DEVICES", "true");
        environment.put("AISLEFLOW_MINIMUM_FREE_DISK_BYTES", "1000000");
        environment.putAll(more);
    }

    int mqttPort() {
        return mqttPort;
    }

    int coapPort() {
        return coapPort;
    }

    /** Starts it and waits until devices can connect. */
    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(GatewayMain.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process started =
                builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        process = started;
        await("the gateway")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast("it ended while starting", () -> !started.isAlive())
                .until(this::listens);
    }

    /** Says from now on something else at the next start. */
    void set(String name, String value) {
        environment.put(name, value);
    }

    void killNine() throws InterruptedException {
        running().destroyForcibly();
        running().waitFor();
    }

    /** Not a thread of it runs, but its connections stay open. */
    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    boolean isAlive() {
        return running().isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    private void signal(String name) throws Exception {
        Signals.send(running(), name);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mqttPort)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "start it first");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
