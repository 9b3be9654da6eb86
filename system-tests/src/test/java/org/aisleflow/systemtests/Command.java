package org.aisleflow.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that somebody else wrote, run as a user would.
 *
 * @param exitCode what it ended with
 * @param output what it printed, errors included
 */
record Command(int exitCode, String output) {
    private static final int LIMIT_SECONDS = 60;

    static Command run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end: " + output);
            }
            return new Command(process.exitValue(), output);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    command[0] + " cannot be run; ./aisleflow test installs what the tests need",
                    missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
