package org.aisleflow.streams.books;

/**
 * How one kind of entry is written. A changed form of an entry gets another version, and the codec
 * goes on reading the old ones.
 *
 * @param <V> the entries
 */
public interface Codec<V> {
    /**
     * Writes an entry.
     *
     * @param entry the entry
     * @param out where to
     */
    void write(V entry, BytesOut out);

    /**
     * Reads an entry.
     *
     * @param in what {@link #write} wrote
     * @return the entry
     */
    V read(BytesIn in);
}
