package org.aisleflow.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A contender in a process of its own, so that its processor time and memory are its own. */
final class ContenderProcess implements Contender {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GOODBYE = Duration.ofSeconds(10);
    private static final double KILOBYTES_PER_MEGABYTE = 1_024;

    private final Role role;
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;
    private final Path log;
    private final Map<String, String> ready;

    private ContenderProcess(Role role, Process process, Path log) {
        this.role = role;
        this.process = process;
        this.log = log;
        this.to = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.from = process.inputReader(StandardCharsets.UTF_8);
        this.ready = awaitAnswer();
    }

    /**
     * Starts one and returns when it is ready.
     *
     * @param heapMegabytes the size its heap may grow to
     * @param logs the folder for what it complains about
     */
    static ContenderProcess start(
            Role role, int heapMegabytes, Path logs, Map<String, String> settings) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:+UseSerialGC",
                                "-Xmx%dm".formatted(heapMegabytes),
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dlogback.configurationFile=bench-logback.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ContenderMain.class.getName(),
                                role.name()));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        try {
            Path log = Files.createTempFile(logs, role.name().toLowerCase(Locale.ROOT), ".log");
            Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            return new ContenderProcess(role, process, log);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot start the contender " + role, failure);
        }
    }

    @Override
    public Map<String, String> ready() {
        return ready;
    }

    @Override
    public Map<String, String> ask(Question question) {
        to.println(question);
        return awaitAnswer();
    }

    @Override
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public double peakResidentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))
                    .stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .map(kilobytes -> kilobytes / KILOBYTES_PER_MEGABYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    @Override
    public void close() {
        to.close();
        try {
            if (!process.waitFor(GOODBYE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> awaitAnswer() {
        CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(readAnswer());
            } catch (IOException | RuntimeException failure) {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was stopped", hurry);
        } catch (ExecutionException | TimeoutException failure) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "The contender %s does not answer: %s".formatted(role, lastWords()), failure);
        }
    }

    private Map<String, String> readAnswer() throws IOException {
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith(ContenderMain.ANSWER)) {
                Map<String, String> values = new HashMap<>();
                for (String pair : line.substring(ContenderMain.ANSWER.length()).split(" ")) {
                    int equals = pair.indexOf('=');
                    if (equals > 0) {
                        values.put(pair.substring(0, equals), pair.substring(equals + 1));
                    }
                }
                return values;
            }
        }
        throw new IOException("it has ended");
    }

    private String lastWords() {
        try {
            String words = Files.readString(log);
            return words.substring(Math.max(0, words.length() - 2_000));
        } catch (IOException unreadable) {
            return "its log cannot be read";
        }
    }
}
