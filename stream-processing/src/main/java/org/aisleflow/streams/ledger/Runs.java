package org.aisleflow.streams.ledger;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;

/**
 * The numbers of one boot that have come, as runs without gaps. A gap belongs to the hour of the
 * message after it, the first that shows that something is missing; so the hours of all gaps follow
 * from the messages alone, in whatever order they came.
 */
final class Runs {
    private long[] first = new long[2];
    private long[] last = new long[2];
    // Hour of the message that is the first of its run.
    private long[] hour = new long[2];
    private int size;

    /** How many runs there are. */
    int size() {
        return size;
    }

    /** The highest number that came; 0 if none did. */
    long highest() {
        return size == 0 ? 0 : last[size - 1];
    }

    boolean contains(long seq) {
        int run = atOrBefore(seq);
        return run >= 0 && seq <= last[run];
    }

    /**
     * Takes a number that is not in yet.
     *
     * @param seq the number
     * @param messageHour the hour of its message
     * @param touched is given the hours whose gaps have changed
     */
    void add(long seq, long messageHour, LongConsumer touched) {
        int before = atOrBefore(seq);
        int after = before + 1;
        boolean joinsBefore = before >= 0 && last[before] == seq - 1;
        boolean joinsAfter = after < size && first[after] == seq + 1;
        if (after < size) {
            touched.accept(hour[after]);
        }
        if (joinsBefore && joinsAfter) {
            last[before] = last[after];
            removeAt(after);
        } else if (joinsBefore) {
            last[before] = seq;
        } else if (joinsAfter) {
            first[after] = seq;
            hour[after] = messageHour;
            touched.accept(messageHour);
        } else {
            insertAt(after, seq, messageHour);
            touched.accept(messageHour);
        }
    }

    /** Gives up the lowest gap between two runs. */
    LedgerGap closeLowestGap() {
        LedgerGap gap = new LedgerGap(hour[1], last[0] + 1, first[1] - 1);
        last[0] = last[1];
        removeAt(1);
        return gap;
    }

    /**
     * Visits the gaps, the lowest first.
     *
     * @param visitor is given each
     */
    void gaps(GapVisitor visitor) {
        long next = 1;
        for (int i = 0; i < size; i++) {
            if (first[i] > next) {
                visitor.gap(hour[i], next, first[i] - 1);
            }
            next = last[i] + 1;
        }
    }

    void write(BytesOut out) {
        out.count(size);
        long previous = 0;
        for (int i = 0; i < size; i++) {
            out.count(first[i] - previous).count(last[i] - first[i]).count(hour[i]);
            previous = last[i];
        }
    }

    static Runs read(BytesIn in) {
        Runs runs = new Runs();
        int size = in.size();
        runs.reserve(size);
        runs.size = size;
        long previous = 0;
        for (int i = 0; i < size; i++) {
            runs.first[i] = previous + in.count();
            runs.last[i] = runs.first[i] + in.count();
            runs.hour[i] = in.count();
            previous = runs.last[i];
        }
        return runs;
    }

    private int atOrBefore(long seq) {
        if (size > 0 && first[size - 1] <= seq) {
            return size - 1;
        }
        int found = Arrays.binarySearch(first, 0, size, seq);
        return found >= 0 ? found : -found - 2;
    }

    private void insertAt(int index, long seq, long messageHour) {
        reserve(size + 1);
        for (long[] column : new long[][] {first, last, hour}) {
            System.arraycopy(column, index, column, index + 1, size - index);
        }
        first[index] = seq;
        last[index] = seq;
        hour[index] = messageHour;
        size++;
    }

    private void removeAt(int index) {
        for (long[] column : new long[][] {first, last, hour}) {
            System.arraycopy(column, index + 1, column, index, size - index - 1);
        }
        size--;
    }

    private void reserve(int wanted) {
        if (wanted > first.length) {
            int room = Math.max(wanted, 2 * first.length);
            first = Arrays.copyOf(first, room);
            last = Arrays.copyOf(last, room);
            hour = Arrays.copyOf(hour, room);
        }
    }

    /** Is shown gaps. */
    @FunctionalInterface
    interface GapVisitor {
        /**
         * One gap.
         *
         * @param hour the hour it belongs to
         * @param first the first number missing
         * @param last the last number missing
         */
        void gap(long hour, long first, long last);
    }
}
