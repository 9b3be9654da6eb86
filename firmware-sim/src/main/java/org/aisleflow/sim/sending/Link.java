package org.aisleflow.sim.sending;

import java.util.function.Consumer;

/** One device's way to the gateway. Implementations are thread-safe. */
interface Link extends AutoCloseable {
    /** How many letters may be on their way at once; 0 while there is no way. */
    int window();

    /** Asks to be told whenever there is a way again. */
    void whenReady(Runnable ready);

    /** Asks for the device's commands; to be called before {@link #whenReady}. */
    default void listen(Inbox inbox) {}

    /** Sends a letter; the answer comes exactly once, perhaps before this returns. */
    void send(Letter letter, Consumer<Answer> answer);

    @Override
    void close();
}
