package org.aisleflow.gateway.broker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one of Artemis' journal files, as {@code JournalImpl.readJournalFile} reads them:
 * type, number of the file, fields that depend on the type, and the record's size once more. Files
 * are used again without being wiped, so only what bears the number of its own file is a record.
 *
 * @param entries the records, in their order
 * @param holes what is no record, other than the rest that was never written
 */
record JournalRecords(List<Entry> entries, List<Hole> holes) {
    /** Version, user version, number of the file. */
    static final int HEADER_BYTES = 16;

    /** In place of a kind, where none is written. */
    static final int NO_KIND = -1;

    private static final int NUMBER_AT = 8;
    private static final int FIRST_TYPE = 10;
    private static final int ADD_IN_TRANSACTION = 13;
    private static final int DELETE_IN_TRANSACTION = 15;
    private static final int DELETE = 16;
    private static final int PREPARE = 17;
    private static final int COMMIT = 18;
    private static final int LAST_TYPE = 19;

    /**
     * A record.
     *
     * @param begin its first byte
     * @param size its bytes
     * @param kind what its body is, one of {@code JournalRecordIds} unless damaged, 0 to 255;
     *     {@link #NO_KIND} where none is written
     * @param bodyAt the first byte of its body
     * @param bodySize the bytes of its body
     */
    record Entry(int begin, int size, int kind, int bodyAt, int bodySize) {}

    /**
     * A piece that begins like a record, or lies between two, and is none.
     *
     * @param begin its first byte
     * @param end the byte after its last one
     * @param isLast whether no record follows
     */
    record Hole(int begin, int end, boolean isLast) {}

    /** Reads a file. */
    static JournalRecords of(ByteBuffer file) {
        List<Entry> entries = new ArrayList<>();
        List<Hole> holes = new ArrayList<>();
        if (file.limit() <= HEADER_BYTES) {
            return new JournalRecords(entries, holes);
        }
        int number = (int) (file.getLong(NUMBER_AT) & Integer.MAX_VALUE);
        int end = HEADER_BYTES;
        int at = HEADER_BYTES;
        while (at < file.limit()) {
            Entry entry = beginsRecord(file, at, number) ? entryAt(file, at) : null;
            if (entry == null) {
                at++;
                continue;
            }
            if (at > end) {
                holes.add(new Hole(end, at, false));
            }
            entries.add(entry);
            at += entry.size();
            end = at;
        }
        if (beginsRecord(file, end, number)) {
            holes.add(new Hole(end, file.limit(), true));
        }
        return new JournalRecords(entries, holes);
    }

    private static boolean beginsRecord(ByteBuffer file, int at, int number) {
        return at + 1 + Integer.BYTES <= file.limit()
                && file.get(at) >= FIRST_TYPE
                && file.get(at) <= LAST_TYPE
                && file.getInt(at + 1) == number;
    }

    /** Null if its size is not what its end says. */
    private static @Nullable Entry entryAt(ByteBuffer file, int at) {
        int type = file.get(at);
        boolean ends = type >= PREPARE;
        boolean inTransaction =
                ends || (type >= ADD_IN_TRANSACTION && type <= DELETE_IN_TRANSACTION);
        int head = 1 + Integer.BYTES + (file.getInt(0) >= 2 ? 1 : 0);
        head += inTransaction ? Long.BYTES : 0;
        head += ends ? 0 : Long.BYTES;
        long body = 0;
        boolean named = false;
        if (!ends && type != DELETE) {
            body = intAt(file, at + head);
            named = type != DELETE_IN_TRANSACTION;
            head += Integer.BYTES + (named ? 1 : 0);
        } else if (type == PREPARE) {
            body = intAt(file, at + head + Integer.BYTES);
            head += 2 * Integer.BYTES;
        } else if (type == COMMIT) {
            head += Integer.BYTES;
        }
        long size = head + body + Integer.BYTES;
        return size <= file.limit() - at && intAt(file, at + size - Integer.BYTES) == size
                ? new Entry(
                        at,
                        (int) size,
                        named ? Byte.toUnsignedInt(file.get(at + head - 1)) : NO_KIND,
                        at + head,
                        (int) body)
                : null;
    }

    /** What cannot be a length is one that fits nowhere. */
    private static long intAt(ByteBuffer file, long at) {
        if (at < 0 || at + Integer.BYTES > file.limit()) {
            return Integer.MAX_VALUE;
        }
        int value = file.getInt((int) at);
        return value < 0 ? Integer.MAX_VALUE : value;
    }
}
