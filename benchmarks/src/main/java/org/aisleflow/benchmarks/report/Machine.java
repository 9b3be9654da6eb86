package org.aisleflow.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The machine on which something was measured: without it a figure means nothing.
 *
 * @param cpu the processor's model, as the system names it
 * @param cores processors that this JVM may use
 * @param memoryMegabytes memory in all, in MiB; 0 where the system does not say
 * @param jdk the Java runtime
 * @param kernel the operating system
 * @param measuredAt when
 */
public record Machine(
        String cpu,
        int cores,
        long memoryMegabytes,
        String jdk,
        String kernel,
        Instant measuredAt) {
    private static final long KILOBYTES_PER_MEGABYTE = 1_024;

    /**
     * Describes this machine.
     *
     * @param clock tells the date
     * @return what it is
     */
    public static Machine here(InstantSource clock) {
        String memory = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        String model = field(Path.of("/proc/cpuinfo"), "model name");
        return new Machine(
                model.isEmpty() ? System.getProperty("os.arch") : model,
                Runtime.getRuntime().availableProcessors(),
                memory.isEmpty() ? 0 : Long.parseLong(memory) / KILOBYTES_PER_MEGABYTE,
                "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version().toString()),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }

    /** One line of Markdown. */
    @Override
    public String toString() {
        return "Measured %s on: %s, %d cores, %,d MiB; %s; %s."
                .formatted(measuredAt, cpu, cores, memoryMegabytes, jdk, kernel);
    }
}
