package org.aisleflow.sim.sending;

import java.util.concurrent.atomic.LongAdder;

/** What became of all messages of a fleet. Thread-safe. */
final class Tally {
    private final LongAdder stored = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder givenUp = new LongAdder();

    void wasStored() {
        stored.increment();
    }

    void wasRefused() {
        refused.increment();
    }

    void gaveUp() {
        givenUp.increment();
    }

    Delivered delivered() {
        return new Delivered(stored.sum(), refused.sum(), givenUp.sum());
    }
}
