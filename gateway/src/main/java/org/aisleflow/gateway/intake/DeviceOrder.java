package org.aisleflow.gateway.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Numbering;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages of each device back into the order of their numbers. One that comes before its
 * predecessor is held until that has come, but not for long: the predecessor may be lost. What
 * comes late, or again, or without a number goes on at once. Thread-safe.
 *
 * @param <T> what is put in order
 */
public final class DeviceOrder<T> {
    /** For so long a message waits for those before it. */
    public static final Duration PATIENCE = Duration.ofMillis(500);

    /** Half of what the broker sends before it waits for an acknowledgement. */
    static final int MOST_HELD = 500;

    private static final int MOST_DEVICES = 50_000;

    private final Consumer<T> next;
    private final LongSupplier nanoTime;
    private final Map<Sender, Line<T>> lines =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Sender, Line<T>> eldest) {
                    return size() > MOST_DEVICES && eldest.getValue().held.isEmpty();
                }
            };
    private final Deque<Held<T>> oldestFirst = new ArrayDeque<>();
    private long arrivals;
    private int held;

    /**
     * Who numbers the messages.
     *
     * @param store the device's store
     * @param device the device
     */
    public record Sender(StoreId store, DeviceId device) {}

    /** What waits for its predecessors. */
    private static final class Held<T> {
        private final Line<T> line;
        private final Numbering number;
        private final long arrival;
        private final long dueNanos;
        private final T item;
        private boolean passed;

        Held(Line<T> line, Numbering number, long arrival, long dueNanos, T item) {
            this.line = line;
            this.number = number;
            this.arrival = arrival;
            this.dueNanos = dueNanos;
            this.item = item;
        }
    }

    /** The messages of one device. */
    private static final class Line<T> {
        private final PriorityQueue<Held<T>> held =
                new PriorityQueue<>(
                        Comparator.<Held<T>, Numbering>comparing(each -> each.number)
                                .thenComparingLong(each -> each.arrival));
        private @Nullable Numbering last;

        /** What is held of an earlier boot goes first. */
        boolean continuesWith(Numbering number) {
            Held<T> first = held.peek();
            return (first == null || number.compareTo(first.number) <= 0) && follows(number);
        }

        private boolean follows(Numbering number) {
            Numbering before = last;
            if (before == null || number.boot() > before.boot()) {
                return number.seq() == 1;
            }
            return number.compareTo(before) <= 0 || number.seq() == before.seq() + 1;
        }

        void passed(Numbering number) {
            Numbering before = last;
            last = before == null || number.compareTo(before) > 0 ? number : before;
        }
    }

    /**
     * Begins with nothing known of any device.
     *
     * @param next takes what is in order
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     */
    public DeviceOrder(Consumer<T> next, LongSupplier nanoTime) {
        this.next = next;
        this.nanoTime = nanoTime;
    }

    /**
     * Passes on, or holds, what has come.
     *
     * @param sender who sent it
     * @param number its number
     * @param item what it is
     */
    public synchronized void take(Sender sender, Numbering number, T item) {
        if (!number.isKnown()) {
            next.accept(item);
            return;
        }
        Line<T> line = lines.computeIfAbsent(sender, _ -> new Line<>());
        if (line.continuesWith(number)) {
            line.passed(number);
            next.accept(item);
            passFollowing(line);
        } else {
            hold(line, number, item);
        }
    }

    private void hold(Line<T> line, Numbering number, T item) {
        long due = nanoTime.getAsLong() + PATIENCE.toNanos();
        Held<T> early = new Held<>(line, number, arrivals++, due, item);
        line.held.add(early);
        oldestFirst.add(early);
        held++;
        while (held > MOST_HELD) {
            passOldest();
        }
    }

    /** Passes on what has waited long enough; to be called every now and then. */
    public synchronized void passOverdue() {
        while (!oldestFirst.isEmpty()
                && oldestFirst.element().dueNanos - nanoTime.getAsLong() <= 0) {
            passOldest();
        }
    }

    /** Forgets everything, also what is held: for when all of it will come again. */
    public synchronized void forget() {
        lines.clear();
        oldestFirst.clear();
        held = 0;
    }

    /** And those of the same device that have smaller numbers, before it. */
    private void passOldest() {
        Held<T> oldest = oldestFirst.remove();
        while (!oldest.passed) {
            passFirst(oldest.line);
        }
        passFollowing(oldest.line);
    }

    private void passFollowing(Line<T> line) {
        Held<T> first = line.held.peek();
        while (first != null && line.follows(first.number)) {
            passFirst(line);
            first = line.held.peek();
        }
    }

    private void passFirst(Line<T> line) {
        Held<T> first = line.held.remove();
        first.passed = true;
        held--;
        line.passed(first.number);
        next.accept(first.item);
    }
}
