package org.aisleflow.sim.sending;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.aisleflow.contracts.telemetry.Numbering;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device's memory of what it has not been able to deliver. Letters leave in the order of their
 * numbers, several at once; after a failure they leave again, in order, with the same numbers. When
 * the memory is full, the oldest are given up, and counted. Thread-safe.
 */
final class Mailbox implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Mailbox.class);

    private final String device;
    private final Link link;
    private final long mostBytes;
    private final ScheduledExecutorService timer;
    private final BiConsumer<Letter, Fate.Outcome> forget;
    private final TreeMap<Numbering, Letter> waiting = new TreeMap<>();
    private final Map<Numbering, Letter> flying = new TreeMap<>();
    private final Tally tally;
    private long bytes;
    private boolean pumping;
    private boolean pumpingSoon;
    private int awaited;
    private boolean paused;
    private boolean closed;

    /**
     * Makes an empty mailbox.
     *
     * @param device for the log
     * @param link where letters leave
     * @param mostBytes how much payload the device can keep
     * @param timer runs what comes later; its tasks may block
     * @param forget told of every letter that need not be kept any longer, and why
     * @param tally counts for the whole fleet
     */
    Mailbox(
            String device,
            Link link,
            long mostBytes,
            ScheduledExecutorService timer,
            BiConsumer<Letter, Fate.Outcome> forget,
            Tally tally) {
        this.device = device;
        this.link = link;
        this.mostBytes = mostBytes;
        this.timer = timer;
        this.forget = forget;
        this.tally = tally;
    }

    /** Begins to send. */
    void open() {
        link.whenReady(this::pumpSoon);
        pumpSoon();
    }

    void put(Letter letter) {
        synchronized (this) {
            waiting.put(letter.numbering(), letter);
            bytes += letter.payload().length;
            while (bytes > mostBytes && waiting.size() > 1) {
                giveUpOldest();
            }
        }
        pumpSoon();
    }

    private void giveUpOldest() {
        Letter oldest = waiting.pollFirstEntry().getValue();
        bytes -= oldest.payload().length;
        tally.gaveUp();
        forget.accept(oldest, Fate.Outcome.GIVEN_UP);
    }

    /**
     * If as many letters as a number are kept, waits until it is half of them, however long that
     * takes: who waits for each single one would be woken by every acknowledgement.
     */
    synchronized void awaitFewerThan(int letters) throws InterruptedException {
        if (waiting.size() + flying.size() < letters) {
            return;
        }
        awaited = Math.max(1, letters / 2);
        while (waiting.size() + flying.size() >= awaited && !closed) {
            wait();
        }
        awaited = 0;
    }

    synchronized int size() {
        return waiting.size() + flying.size();
    }

    /** However much happens meanwhile, one pump is enough: it goes on until nothing may leave. */
    private void pumpSoon() {
        synchronized (this) {
            if (pumping || pumpingSoon || closed) {
                return;
            }
            pumpingSoon = true;
        }
        timer.execute(this::pump);
    }

    private void pump() {
        synchronized (this) {
            pumpingSoon = false;
            if (pumping) {
                return;
            }
            pumping = true;
        }
        for (Letter next = take(); next != null; next = take()) {
            Letter letter = next;
            link.send(letter, answer -> answered(letter, answer));
        }
    }

    /** The next letter to send; with none, the pump stops in the same moment. */
    private synchronized @Nullable Letter take() {
        if (closed || paused || waiting.isEmpty() || flying.size() >= link.window()) {
            pumping = false;
            return null;
        }
        Letter letter = waiting.pollFirstEntry().getValue();
        flying.put(letter.numbering(), letter);
        return letter;
    }

    private void answered(Letter letter, Answer answer) {
        synchronized (this) {
            if (flying.remove(letter.numbering()) == null || closed) {
                return;
            }
            switch (answer) {
                case Answer.Stored _ -> {
                    tally.wasStored();
                    drop(letter, Fate.Outcome.STORED);
                }
                case Answer.Refused refused -> {
                    LOGGER.warn(
                            "The gateway refused message {} of {}: {}",
                            letter.numbering(),
                            device,
                            refused.why());
                    tally.wasRefused();
                    drop(letter, Fate.Outcome.REFUSED);
                }
                case Answer.TryAgain again -> {
                    LOGGER.debug("Message {} of {}: {}", letter.numbering(), device, again.why());
                    waiting.put(letter.numbering(), letter);
                    pause(again.pause());
                }
            }
        }
        pumpSoon();
    }

    private void drop(Letter letter, Fate.Outcome outcome) {
        bytes -= letter.payload().length;
        forget.accept(letter, outcome);
        if (waiting.size() + flying.size() < awaited) {
            notifyAll();
        }
    }

    private void pause(Duration pause) {
        if (!paused) {
            paused = true;
            timer.schedule(this::goOn, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void goOn() {
        synchronized (this) {
            paused = false;
        }
        pump();
    }

    /** Ends the sending; what is not delivered stays where {@code forget} was not told of it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        link.close();
    }
}
