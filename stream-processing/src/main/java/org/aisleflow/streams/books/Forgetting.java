package org.aisleflow.streams.books;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.aisleflow.contracts.ids.StoreId;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Forgets windows that can no longer change: those of a store that are older than its newest one by
 * more than an age. The clock alone does not decide, since what comes now may have waited for weeks
 * and still belong to windows of that time; it only goes on from where a store has come to, so that
 * a store of which nothing more comes is forgotten, too. Not thread-safe.
 */
public final class Forgetting {
    /** What is forgotten at once is one batch, which must not become too large. */
    private static final int MOST_BYTES = 1_000_000;

    private final Table<?> table;
    private final long ageMillis;
    private final Map<StoreId, Newest> newest = new HashMap<>();

    /**
     * How far a store has come.
     *
     * @param start of its newest window, in milliseconds since 1970
     * @param seenAt since when it is the newest, by this machine's clock
     */
    private record Newest(long start, long seenAt) {}

    /**
     * Prepares it.
     *
     * @param table the windows
     * @param age how much older than the newest a window may be that a message still changes
     */
    public Forgetting(Table<?> table, Duration age) {
        this.table = table;
        this.ageMillis = age.toMillis();
    }

    /**
     * Forgets some windows. Those that nobody was told of yet are kept until then.
     *
     * @param now the time by this machine's clock, in milliseconds since 1970
     */
    public void sweep(long now) {
        int left = Math.max(1, MOST_BYTES / table.form().weight());
        for (Map.Entry<StoreId, Long> store : newestStarts().entrySet()) {
            List<EntryKey> old =
                    told(store.getKey(), reached(store.getKey(), store.getValue(), now), left);
            old.forEach(table::remove);
            left -= old.size();
        }
    }

    private Map<StoreId, Long> newestStarts() {
        Map<StoreId, Long> starts = new HashMap<>();
        NavigableMap<Bytes, byte[]> windows = table.packed();
        @Nullable Bytes first = windows.isEmpty() ? null : windows.firstKey();
        while (first != null) {
            StoreId store = EntryKey.fromBytes(first.get()).store();
            Bytes end = key(store, Long.MAX_VALUE);
            starts.put(store, EntryKey.fromBytes(windows.lowerKey(end).get()).start());
            first = windows.higherKey(end);
        }
        newest.keySet().retainAll(starts.keySet());
        return starts;
    }

    /** The time that a store has come to. */
    private long reached(StoreId store, long start, long now) {
        Newest known = newest.get(store);
        if (known == null || known.start() != start) {
            known = new Newest(start, now);
            newest.put(store, known);
        }
        // A gateway whose clock is ahead must not make us forget.
        return Math.min(start + now - known.seenAt(), now);
    }

    private List<EntryKey> told(StoreId store, long reached, int most) {
        List<EntryKey> old = new ArrayList<>();
        long before = Math.max(0, reached - ageMillis);
        for (Bytes bytes :
                table.packed().subMap(key(store, 0), true, key(store, before), false).keySet()) {
            EntryKey key = EntryKey.fromBytes(bytes.get());
            if (old.size() == most) {
                break;
            }
            if (table.isTold(key)) {
                old.add(key);
            }
        }
        return old;
    }

    private Bytes key(StoreId store, long start) {
        return Bytes.wrap(new EntryKey(store, start, "").toBytes(table.form().id()));
    }
}
