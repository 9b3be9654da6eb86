package org.aisleflow.streams.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * All state of one partition. What messages change is collected and becomes durable in batches,
 * each whole or not at all, together with the offsets of the messages: after a crash every message
 * is either in all of the state or in none of it, and one that is processed again is recognised.
 *
 * <p>How: the changelog keeps the order in which it was appended to, and a crash cuts its end off.
 * A batch is first appended whole, as one record under one key, and then entry by entry. If the cut
 * is before the whole record, nothing of the batch is there; if it is behind, the rest is done
 * again from that record.
 *
 * <p>Not thread-safe: it belongs to its partition's thread.
 */
public final class Books {
    private static final Bytes LAST_BATCH = Bytes.wrap(new byte[] {0});
    private static final int FORMAT = 1;

    /** Changes of about so many bytes are written without waiting for the commit. */
    private static final int LARGEST_BATCH_BYTES = 512 << 10;

    private static final long NONE = Long.MAX_VALUE;

    private final NavigableMap<Bytes, byte[]> packed = new TreeMap<>();
    private final Map<Integer, Table<?>> tables = new HashMap<>();
    private final Map<String, Long> nextOffsets = new HashMap<>();
    private final Changelog changelog;
    private final List<Runnable> beforeWriting = new ArrayList<>();

    private long batch;
    private long confirmed;
    private boolean offsetsChanged;
    private boolean open;
    private int bytes;
    // The first batches whose facts were told: since the last commit, and before it.
    private long told = NONE;
    private long toldBeforeCommit = NONE;

    /**
     * Opens empty books.
     *
     * @param changelog where changes become durable
     */
    public Books(Changelog changelog) {
        this.changelog = changelog;
    }

    /**
     * The table of a form; the same one for all who ask.
     *
     * @param form what it holds
     */
    // A form's id stands for its entries' type, since ids are never used twice.
    @SuppressWarnings("unchecked")
    public <V> Table<V> table(Form<V> form) {
        Table<?> known =
                tables.computeIfAbsent(
                        form.id(),
                        _ -> {
                            Table<V> table = new Table<>(form, packed, this);
                            table.restoreUntold(confirmed);
                            return table;
                        });
        if (!known.isOf(form)) {
            throw new IllegalStateException("two tables have the number " + form.id());
        }
        return (Table<V>) known;
    }

    /**
     * Makes a change that belongs together. If it throws, nothing is written any more: what is half
     * done must not become durable.
     *
     * @param change what to do
     */
    public void change(Runnable change) {
        if (bytes > LARGEST_BATCH_BYTES) {
            write(false);
        }
        open = true;
        change.run();
        open = false;
    }

    /**
     * Registers what must be brought to its end before changes are written.
     *
     * @param step makes the last changes of a batch
     */
    public void beforeWriting(Runnable step) {
        beforeWriting.add(step);
    }

    /**
     * Notes that a message was processed; call it within {@link #change}.
     *
     * @param topic the topic
     * @param offset the message's offset
     */
    public void processed(String topic, long offset) {
        nextOffsets.merge(topic, offset + 1, Math::max);
        offsetsChanged = true;
    }

    /**
     * Whether a message was processed before a crash, so that it is now given to us again.
     *
     * @param topic the topic
     * @param offset the message's offset
     */
    public boolean wasProcessed(String topic, long offset) {
        return offset < nextOffsets.getOrDefault(topic, 0L);
    }

    /** The number of entries, for those who watch over memory. */
    public int size() {
        return packed.size();
    }

    /** Takes a record of the changelog; to be called in its order, before anything else. */
    void restore(byte[] key, byte @Nullable [] value) {
        if (value == null) {
            packed.remove(Bytes.wrap(key));
        } else {
            packed.put(Bytes.wrap(key), value);
        }
    }

    /** Completes the last batch if a crash has cut it. */
    void restored() {
        byte[] last = packed.get(LAST_BATCH);
        if (last == null) {
            return;
        }
        BytesIn in = new BytesIn(last);
        int format = in.octet();
        if (format != FORMAT) {
            throw new IllegalStateException(
                    "the state has format %d, this program reads %d".formatted(format, FORMAT));
        }
        batch = in.count();
        confirmed = in.count();
        for (int i = in.size(); i > 0; i--) {
            nextOffsets.put(in.text(), in.count());
        }
        for (int i = in.size(); i > 0; i--) {
            byte[] key = in.bytes();
            byte[] value = in.octet() == 0 ? null : in.bytes();
            restore(key, value);
            // The cut may have taken it from the changelog as well.
            changelog.append(key, value);
        }
    }

    /** Makes everything durable that is complete; what is told until then is, too. */
    void commit() {
        write(true);
    }

    void grow(int more) {
        bytes += more;
    }

    long nextBatch() {
        return batch + 1;
    }

    void told(long firstBatch) {
        told = Math.min(told, firstBatch);
    }

    private void write(boolean committing) {
        if (open) {
            return;
        }
        open = true;
        beforeWriting.forEach(Runnable::run);
        open = false;
        if (committing) {
            // The commit before has succeeded, or we would not be here.
            toldBeforeCommit = told;
            told = NONE;
        }
        boolean changed = tables.values().stream().anyMatch(Table::hasChanged);
        if (!changed && !offsetsChanged) {
            return;
        }
        long first = Math.min(told, toldBeforeCommit);
        for (Table<?> table : tables.values()) {
            first = Math.min(first, table.firstUntoldBatch());
        }
        batch++;
        confirmed = Math.min(batch, first - 1);
        append();
        offsetsChanged = false;
        bytes = 0;
    }

    private void append() {
        List<byte[]> keys = new ArrayList<>();
        List<byte @Nullable []> values = new ArrayList<>();
        for (Table<?> table : tables.values()) {
            table.pack(
                    batch,
                    (key, value) -> {
                        keys.add(key);
                        values.add(value);
                    });
        }
        byte[] whole = whole(keys, values);
        restore(LAST_BATCH.get(), whole);
        changelog.append(LAST_BATCH.get(), whole);
        for (int i = 0; i < keys.size(); i++) {
            restore(keys.get(i), values.get(i));
            changelog.append(keys.get(i), values.get(i));
        }
    }

    private byte[] whole(List<byte[]> keys, List<byte @Nullable []> values) {
        BytesOut whole = new BytesOut(bytes + 1024);
        whole.octet(FORMAT).count(batch).count(confirmed);
        whole.count(nextOffsets.size());
        nextOffsets.forEach((topic, offset) -> whole.text(topic).count(offset));
        whole.count(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            whole.bytes(keys.get(i));
            byte[] value = values.get(i);
            if (value == null) {
                whole.octet(0);
            } else {
                whole.octet(1).bytes(value);
            }
        }
        return whole.toBytes();
    }
}
