package org.aisleflow.gateway;

import java.io.IOException;

/** What the operating system tells a process. */
public final class Signals {
    private Signals() {}

    /**
     * Sends a signal.
     *
     * @param process to whom
     * @param name such as STOP
     */
    public static void send(Process process, String name) throws IOException, InterruptedException {
        int outcome =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
        if (outcome != 0) {
            throw new IOException("kill -%s %d failed".formatted(name, process.pid()));
        }
    }
}
