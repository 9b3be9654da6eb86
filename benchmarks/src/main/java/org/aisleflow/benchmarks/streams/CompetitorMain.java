package org.aisleflow.benchmarks.streams;

import java.io.OutputStream;
import java.nio.file.Path;

/** One competitor in a process of its own. */
public final class CompetitorMain {
    private CompetitorMain() {}

    /**
     * Reads until the input ends.
     *
     * @param arguments who, Kafka's address, the consumer group and a folder
     * @throws Exception if it cannot start or stop
     */
    public static void main(String[] arguments) throws Exception {
        Competitor competitor = Competitor.valueOf(arguments[0]);
        try (AutoCloseable running =
                competitor.start(arguments[1], arguments[2], Path.of(arguments[3]))) {
            System.out.println(running.getClass().getSimpleName());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
