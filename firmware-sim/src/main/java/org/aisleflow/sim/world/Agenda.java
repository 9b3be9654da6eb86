package org.aisleflow.sim.world;

import java.util.PriorityQueue;

/** What is going to happen and when: the heart of the discrete event simulation. */
final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long now;
    private long order;

    Agenda(long now) {
        this.now = now;
    }

    /** The time of what is happening now, in milliseconds since 1970. */
    long now() {
        return now;
    }

    /** Plans something; what is planned for the past happens next. */
    void at(long time, Runnable action) {
        entries.add(new Entry(Math.max(time, now), order++, action));
    }

    void after(long millis, Runnable action) {
        at(now + millis, action);
    }

    /** Lets everything happen up to and including a moment. */
    void runUntil(long time) {
        for (Entry next = entries.peek();
                next != null && next.time <= time;
                next = entries.peek()) {
            entries.remove();
            now = next.time;
            next.action.run();
        }
        now = Math.max(now, time);
    }

    private record Entry(long time, long order, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return time != other.time
                    ? Long.compare(time, other.time)
                    : Long.compare(order, other.order);
        }
    }
}
