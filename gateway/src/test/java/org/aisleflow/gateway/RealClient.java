package org.aisleflow.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that we did not write, as a device; ended when it is closed. */
final class RealClient implements AutoCloseable {
    private final Process process;
    private final Path said;

    RealClient(Path folder, List<String> command) throws IOException {
        this.said = Files.createTempFile(folder, "said", "");
        this.process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
    }

    /** Subscribes to a device's commands in a session that the broker keeps for an hour. */
    static RealClient mosquittoSub(Path folder, int port, String device, String... more)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("mosquitto_sub", "-V", "mqttv5", "-h", "127.0.0.1"));
        command.addAll(List.of("-p", Integer.toString(port), "-q", "1", "-c", "-x", "3600"));
        command.addAll(List.of("-i", device, "-t", TestShop.topic(device, "command")));
        command.addAll(List.of(more));
        return new RealClient(folder, command);
    }

    /** Observes a device's commands for so many seconds. */
    static RealClient coapObserve(Path folder, int port, String device, int seconds)
            throws IOException {
        return new RealClient(
                folder,
                List.of(
                        "coap-client-notls",
                        "-s",
                        Integer.toString(seconds),
                        "-m",
                        "get",
                        "coap://127.0.0.1:%d/v1/s1/%s/command".formatted(port, device)));
    }

    /** What it has said so far. */
    String said() throws IOException {
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    /** Waits for its own end. */
    String awaitEnd() throws IOException, InterruptedException {
        process.waitFor();
        return said();
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
}
