package org.aisleflow.sim.truth;

import java.nio.file.Path;
import java.util.Locale;
import org.aisleflow.sim.sending.Fate;

/**
 * Writes down what became of every message that a device meant to send, into {@code messages}. The
 * file of an earlier run is continued, since devices go on where they were. Thread-safe.
 */
public final class FateWriter implements AutoCloseable {
    private static final String MESSAGES = "messages";

    private final Ledgers ledgers;

    /**
     * Opens the file.
     *
     * @param folder where it is; it is made if need be
     */
    public FateWriter(Path folder) {
        ledgers = new Ledgers(folder);
        ledgers.resume(MESSAGES);
    }

    /**
     * Writes one down.
     *
     * @param fate what became of a message
     */
    public void write(Fate fate) {
        ledgers.write(
                MESSAGES,
                Ledgers.line()
                        .put("store", fate.address().store().value())
                        .put("device", fate.address().device().value())
                        .put("kind", fate.address().kind().text())
                        .put("boot", fate.numbering().boot())
                        .put("seq", fate.numbering().seq())
                        .put("outcome", fate.outcome().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void close() {
        ledgers.close();
    }
}
