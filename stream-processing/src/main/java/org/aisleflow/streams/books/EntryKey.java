package org.aisleflow.streams.books;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;

/**
 * What an entry is about.
 *
 * @param store the store
 * @param start milliseconds since 1970 at which its window begins; 0 if it has no window
 * @param subject the line, zone, device, product or track; empty if there is one a store
 */
public record EntryKey(StoreId store, long start, String subject) {
    /**
     * A subject without a window.
     *
     * @param store the store
     * @param subject the subject
     */
    public static EntryKey of(StoreId store, String subject) {
        return new EntryKey(store, 0, subject);
    }

    /** The window's start. */
    public Instant startTime() {
        return Instant.ofEpochMilli(start);
    }

    byte[] toBytes(int table) {
        byte[] store = this.store.value().getBytes(StandardCharsets.UTF_8);
        byte[] subject = this.subject.getBytes(StandardCharsets.UTF_8);
        return new BytesOut(store.length + subject.length + 10)
                .octet(table)
                .raw(store)
                .octet(0)
                .fixed(start)
                .raw(subject)
                .toBytes();
    }

    static EntryKey fromBytes(byte[] bytes) {
        int end = 1;
        while (bytes[end] != 0) {
            end++;
        }
        BytesIn in = new BytesIn(bytes);
        in.octet();
        String store = new String(in.raw(end - 1), StandardCharsets.UTF_8);
        in.octet();
        long start = in.fixed();
        String subject = new String(in.raw(in.remaining()), StandardCharsets.UTF_8);
        return new EntryKey(StoreId.of(store), start, subject);
    }
}
