package org.aisleflow.sim.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A link whose far end is the test. */
final class FakeLink implements Link {
    private final List<Long> sent = new ArrayList<>();
    private final List<Consumer<Answer>> open = new ArrayList<>();
    private int window;
    private Runnable ready = () -> {};

    FakeLink(int window) {
        this.window = window;
    }

    @Override
    public synchronized int window() {
        return window;
    }

    @Override
    public synchronized void whenReady(Runnable whenReady) {
        ready = whenReady;
    }

    @Override
    public synchronized void send(Letter letter, Consumer<Answer> answer) {
        sent.add(letter.numbering().seq());
        open.add(answer);
    }

    /** The numbers of everything sent so far, repetitions included. */
    synchronized List<Long> sent() {
        return List.copyOf(sent);
    }

    void answerAll(Answer answer) {
        List<Consumer<Answer>> answering;
        synchronized (this) {
            answering = List.copyOf(open);
            open.clear();
        }
        answering.forEach(consumer -> consumer.accept(answer));
    }

    void widen(int newWindow) {
        Runnable waiting;
        synchronized (this) {
            window = newWindow;
            waiting = ready;
        }
        waiting.run();
    }

    @Override
    public void close() {}
}
