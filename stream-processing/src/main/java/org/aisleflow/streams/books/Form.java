package org.aisleflow.streams.books;

/**
 * What a table holds.
 *
 * @param id 1 to 255, never used again for something else: it is written into every key
 * @param version of the codec's format, 0 to 255
 * @param codec how entries are written
 * @param told whether entries are facts that the world is told when they change
 * @param hot how many entries are kept unpacked in memory
 * @param weight roughly the bytes of an entry, which decides how many changes are written at once
 * @param <V> the entries
 */
public record Form<V>(int id, int version, Codec<V> codec, boolean told, int hot, int weight) {
    /**
     * Entries that only we need.
     *
     * @param id the table's id
     * @param codec how entries are written
     */
    public static <V> Form<V> internal(int id, Codec<V> codec) {
        return new Form<>(id, 1, codec, false, 20_000, 100);
    }

    /**
     * Entries that the world is told.
     *
     * @param id the table's id
     * @param codec how entries are written
     */
    public static <V> Form<V> facts(int id, Codec<V> codec) {
        return new Form<>(id, 1, codec, true, 20_000, 100);
    }

    /**
     * The same for entries of another size.
     *
     * @param entries how many are kept unpacked
     * @param bytes roughly the size of one
     */
    public Form<V> sized(int entries, int bytes) {
        return new Form<>(id, version, codec, told, entries, bytes);
    }
}
