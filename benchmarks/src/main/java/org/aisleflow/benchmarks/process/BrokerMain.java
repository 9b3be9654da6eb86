package org.aisleflow.benchmarks.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.aisleflow.embeddedkafka.EmbeddedKafka;

/** Kafka in a process of its own, so that its work is not counted as anybody else's. */
public final class BrokerMain {
    private BrokerMain() {}

    /**
     * Starts it; its first line is its address.
     *
     * @param flags the JVM's flags
     * @param folder for its data and its log
     * @return the running program
     */
    public static ChildJvm start(List<String> flags, Path folder) {
        return ChildJvm.start(
                BrokerMain.class,
                flags,
                folder.resolve("kafka.log"),
                List.of(folder.resolve("kafka").toString()));
    }

    /**
     * Serves until the input ends.
     *
     * @param arguments the data folder
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0)) {
            System.out.println(kafka.bootstrapServers());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
