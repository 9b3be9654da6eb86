package org.aisleflow.streams.books;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one kind. Whoever changes an entry puts it back, also when it is the same object.
 * Not thread-safe: it belongs to its partition's thread.
 *
 * @param <V> the entries
 */
public final class Table<V> {
    /** Facts from so much state are told at once; that takes some tenths of a second. */
    private static final int MOST_BYTES_TOLD = 4_000_000;

    private static final int MOST_ABSENT = 2_000;

    private final Form<V> form;
    private final NavigableMap<Bytes, byte[]> packed;
    private final Books books;
    // In the order of last use, so that the first are the ones to pack away.
    private final LinkedHashMap<EntryKey, V> hot = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<EntryKey> changed = new LinkedHashSet<>();
    // Some that are known not to be there: most devices have no alert, and are asked for one with
    // every message.
    private final Set<EntryKey> absent = new HashSet<>();
    // Facts to tell, with the batch that first held the change; in the order of these batches.
    private final LinkedHashMap<EntryKey, Long> untold = new LinkedHashMap<>();

    Table(Form<V> form, NavigableMap<Bytes, byte[]> packed, Books books) {
        this.form = form;
        this.packed = packed;
        this.books = books;
    }

    /**
     * Finds an entry.
     *
     * @param key what it is about
     * @return the entry, or null if there is none
     */
    public @Nullable V get(EntryKey key) {
        V entry = hot.get(key);
        if (entry != null || absent.contains(key) || changed.contains(key)) {
            return entry;
        }
        byte[] bytes = packed.get(Bytes.wrap(key.toBytes(form.id())));
        if (bytes == null) {
            noteAbsent(key);
            return null;
        }
        V read = read(bytes);
        hot.put(key, read);
        return read;
    }

    /**
     * Takes an entry that is new or has changed.
     *
     * @param key what it is about
     * @param entry the entry as it is from now on
     */
    public void put(EntryKey key, V entry) {
        hot.put(key, entry);
        absent.remove(key);
        if (changed.add(key)) {
            books.grow(form.weight());
        }
        if (form.told()) {
            untold.putIfAbsent(key, books.nextBatch());
        }
    }

    /**
     * Forgets an entry. Nobody is told: what was told of it stays true.
     *
     * @param key what it is about
     */
    public void remove(EntryKey key) {
        hot.remove(key);
        untold.remove(key);
        if (changed.add(key)) {
            books.grow(form.weight());
        }
    }

    /**
     * Takes over the facts that have changed and not been told since, the longest untold first, and
     * only so many that nothing fresh has to wait for long: the others come the next time.
     *
     * @param tell is given key and entry; what it does is durable at the next commit, and is done
     *     again after a crash before
     */
    public void tell(Consumer<Map.Entry<EntryKey, V>> tell) {
        if (untold.isEmpty()) {
            return;
        }
        books.told(untold.firstEntry().getValue());
        List<EntryKey> keys =
                untold.keySet().stream()
                        .limit(Math.max(1, MOST_BYTES_TOLD / form.weight()))
                        .toList();
        keys.forEach(untold::remove);
        for (EntryKey key : keys) {
            V entry = get(key);
            if (entry != null) {
                tell.accept(Map.entry(key, entry));
            }
        }
    }

    /** All keys, in the order of their bytes: by store, then start, then subject. */
    public List<EntryKey> keys() {
        Set<EntryKey> keys = new LinkedHashSet<>();
        for (Bytes key : packed().keySet()) {
            keys.add(EntryKey.fromBytes(key.get()));
        }
        for (EntryKey key : changed) {
            if (hot.containsKey(key)) {
                keys.add(key);
            } else {
                keys.remove(key);
            }
        }
        return new ArrayList<>(keys);
    }

    private void noteAbsent(EntryKey key) {
        if (absent.size() == MOST_ABSENT) {
            absent.clear();
        }
        absent.add(key);
    }

    boolean isOf(Form<?> other) {
        return form.equals(other);
    }

    /** Packs what has changed. */
    void pack(long batch, Changelog changes) {
        for (EntryKey key : changed) {
            V entry = hot.get(key);
            changes.append(key.toBytes(form.id()), entry == null ? null : written(entry, batch));
        }
        changed.clear();
        Iterator<EntryKey> oldest = hot.keySet().iterator();
        for (int excess = hot.size() - form.hot(); excess > 0; excess--) {
            oldest.next();
            oldest.remove();
        }
    }

    boolean hasChanged() {
        return !changed.isEmpty();
    }

    long firstUntoldBatch() {
        return untold.isEmpty() ? Long.MAX_VALUE : untold.firstEntry().getValue();
    }

    /** Takes up again, after a crash, what may not have been told. */
    void restoreUntold(long confirmed) {
        if (!form.told()) {
            return;
        }
        packed().forEach((key, value) -> {
            BytesIn in = new BytesIn(value);
            in.octet();
            if (in.count() > confirmed) {
                untold.put(EntryKey.fromBytes(key.get()), confirmed + 1);
            }
        });
    }

    /** The entries as they were last written, in the order of {@link #keys}. */
    NavigableMap<Bytes, byte[]> packed() {
        return packed.subMap(prefix(form.id()), true, prefix(form.id() + 1), false);
    }

    Form<V> form() {
        return form;
    }

    boolean isTold(EntryKey key) {
        return !untold.containsKey(key);
    }

    private byte[] written(V entry, long batch) {
        BytesOut out = new BytesOut(form.weight() + 16);
        out.octet(form.version()).count(batch);
        form.codec().write(entry, out);
        return out.toBytes();
    }

    private V read(byte[] bytes) {
        BytesIn in = new BytesIn(bytes);
        int version = in.octet();
        if (version != form.version()) {
            throw new IllegalStateException(
                    "table %d has version %d, this program reads %d"
                            .formatted(form.id(), version, form.version()));
        }
        in.count();
        return form.codec().read(in);
    }

    private static Bytes prefix(int table) {
        return Bytes.wrap(new byte[] {(byte) table});
    }
}
