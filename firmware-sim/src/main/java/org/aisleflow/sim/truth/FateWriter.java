package org.aisleflow.sim.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.sim.sending.Fate;

/**
 * Writes down what became of every message that a device meant to send, into {@code messages}.
 * Thread-safe.
 */
public final class FateWriter implements AutoCloseable {
    private static final String MESSAGES = "messages";

    private final Ledgers ledgers;

    private FateWriter(Path folder) {
        this.ledgers = new Ledgers(folder);
    }

    /**
     * Goes on with the file of an earlier run, since devices go on where they were.
     *
     * @param folder where it is; it is made if need be
     * @return the writer
     */
    public static FateWriter resume(Path folder) {
        FateWriter writer = new FateWriter(folder);
        writer.ledgers.resume(MESSAGES);
        return writer;
    }

    /**
     * Begins the file anew.
     *
     * @param folder where it is; it is made if need be
     * @return the writer
     */
    public static FateWriter begin(Path folder) {
        FateWriter writer = new FateWriter(folder);
        writer.ledgers.begin(MESSAGES);
        return writer;
    }

    /**
     * Writes one down. Of a message that was written down as never sent and is sent by a later run,
     * the last line counts.
     *
     * @param fate what became of a message
     */
    public void write(Fate fate) {
        ObjectNode line =
                Ledgers.line()
                        .put("store", fate.address().store().value())
                        .put("device", fate.address().device().value())
                        .put("kind", fate.address().kind().text())
                        .put("boot", fate.message().numbering().boot())
                        .put("seq", fate.message().numbering().seq())
                        .put("time", fate.message().time().toString());
        if (fate.message().telemetry() instanceof Crossing crossing) {
            line.put("line", crossing.line().value())
                    .put("in", crossing.in())
                    .put("out", crossing.out())
                    .put("passing", crossing.passing());
        }
        ArrayNode network = line.putArray("network");
        fate.network().stream().sorted().forEach(done -> network.add(text(done)));
        ledgers.write(MESSAGES, line.put("outcome", text(fate.outcome())));
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Hands everything that is written over to the operating system. */
    public void flush() {
        ledgers.flush();
    }

    @Override
    public void close() {
        ledgers.close();
    }
}
