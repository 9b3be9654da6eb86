package org.aisleflow.streams.ledger;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * Refused messages of a device whose number could not be read: each must be one of those that seem
 * missing, and explains one number of a gap. It is told as refused in the hour in which it came;
 * the gap is in that hour, in the next (a gap belongs to the hour of the message after it), or, if
 * the device had no connection, in an earlier one. So the sum over hours is what was sent, although
 * an hour of its own may tell a message more or less than were sent in it. Not thread-safe.
 */
public final class NamelessBook {
    /** Older hours are forgotten: their gaps then are missing again. */
    private static final int MOST_HOURS = 1_000;

    /** How it is stored. */
    public static final Codec<NamelessBook> CODEC =
            new Codec<>() {
                @Override
                public void write(NamelessBook book, BytesOut out) {
                    write(book.came, out);
                    write(book.settled, out);
                }

                private void write(Map<Long, Long> counts, BytesOut out) {
                    out.count(counts.size());
                    counts.forEach((hour, count) -> out.count(hour).count(count));
                }

                @Override
                public NamelessBook read(BytesIn in) {
                    NamelessBook book = new NamelessBook();
                    read(book.came, in);
                    read(book.settled, in);
                    return book;
                }

                private void read(Map<Long, Long> counts, BytesIn in) {
                    for (int i = in.size(); i > 0; i--) {
                        counts.put(in.count(), in.count());
                    }
                }
            };

    private final NavigableMap<Long, Long> came = new TreeMap<>();
    // Numbers explained of gaps that are no longer kept, by the hour of the gap.
    private final NavigableMap<Long, Long> settled = new TreeMap<>();

    /**
     * Takes a refused message without a number.
     *
     * @param hour the hour in which it came
     */
    public void add(long hour) {
        came.merge(hour, 1L, Long::sum);
        forgetOldest(came);
    }

    /**
     * How many missing numbers of each hour are explained.
     *
     * @param gaps numbers that have not come, by the hour they belong to
     * @return counts above 0, by hour
     */
    Map<Long, Long> explained(Map<Long, Long> gaps) {
        Map<Long, Long> explained = assigned(gaps);
        settled.forEach((hour, count) -> explained.merge(hour, count, Long::sum));
        return explained;
    }

    private Map<Long, Long> assigned(Map<Long, Long> gaps) {
        NavigableMap<Long, Long> open = new TreeMap<>(gaps);
        Map<Long, Long> assigned = new TreeMap<>();
        came.forEach((hour, count) -> {
            long left = count;
            left -= take(hour, left, open, assigned);
            left -= take(hour + 1, left, open, assigned);
            for (long earlier : open.headMap(hour, false).descendingKeySet().toArray(Long[]::new)) {
                left -= take(earlier, left, open, assigned);
            }
        });
        return assigned;
    }

    private static long take(long hour, long most, Map<Long, Long> open, Map<Long, Long> assigned) {
        long taken = Math.min(most, open.getOrDefault(hour, 0L));
        if (taken > 0) {
            open.merge(hour, -taken, Long::sum);
            assigned.merge(hour, taken, Long::sum);
        }
        return taken;
    }

    /**
     * Keeps what explains a gap that is no longer kept itself.
     *
     * @param hour the hour of the gap
     * @param numbers how many numbers it has
     * @param gaps all gaps, this one included
     */
    public void giveUp(long hour, long numbers, Map<Long, Long> gaps) {
        long kept = Math.min(numbers, assigned(gaps).getOrDefault(hour, 0L));
        if (kept == 0) {
            return;
        }
        settled.merge(hour, kept, Long::sum);
        forgetOldest(settled);
        long left = kept;
        for (long from : came.tailMap(hour - 1).keySet().toArray(Long[]::new)) {
            long taken = Math.min(left, came.getOrDefault(from, 0L));
            came.computeIfPresent(from, (_, count) -> count == taken ? null : count - taken);
            left -= taken;
        }
    }

    private static void forgetOldest(NavigableMap<Long, Long> counts) {
        while (counts.size() > MOST_HOURS) {
            counts.pollFirstEntry();
        }
    }
}
