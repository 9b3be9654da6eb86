package org.aisleflow.streams;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stream-processing as a process of its own, with its own folder, which outlives the process. */
final class Instance implements AutoCloseable {
    private final Path folder;
    private final List<String> flags;
    private final List<String> settings;
    private @Nullable Process process;

    private Instance(Path folder, List<String> flags, String... settings) {
        this.folder = folder;
        this.flags = flags;
        this.settings = List.of(settings);
    }

    /** One as in operation. */
    static Instance of(Path folder, String... settings) {
        return new Instance(folder, List.of(), settings);
    }

    /** One that ends before the optimising compiler would have paid for itself. */
    static Instance shortLived(Path folder, String... settings) {
        return new Instance(folder, List.of("-XX:TieredStopAtLevel=1"), settings);
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx512m"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(StreamProcessingMain.class.getName());
        command.add("stateDir=" + folder);
        command.addAll(settings);
        File log = new File(folder + ".log");
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** How much the process has computed since it was started. */
    Duration computed() {
        return process == null
                ? Duration.ZERO
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** As kill -9. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** As kill: it hands over what it does and leaves. */
    boolean stop() throws InterruptedException {
        if (process == null) {
            return true;
        }
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        kill();
    }
}
