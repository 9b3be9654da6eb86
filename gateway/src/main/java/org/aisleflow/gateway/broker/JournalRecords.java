package org.aisleflow.gateway.broker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one of Artemis' journal files, as {@code JournalImpl.readJournalFile} reads them:
 * type, number of the file, fields that depend on the type, and the record's size once more. Files
 * are used again without being wiped, so only what bears the number of its own file is a record.
 */
final class JournalRecords {
    /** Version, user version, number of the file. */
    static final int HEADER_BYTES = 16;

    private static final int NUMBER_AT = 8;
    private static final int FIRST_TYPE = 10;
    private static final int ADD_IN_TRANSACTION = 13;
    private static final int DELETE_IN_TRANSACTION = 15;
    private static final int DELETE = 16;
    private static final int PREPARE = 17;
    private static final int COMMIT = 18;
    private static final int LAST_TYPE = 19;

    private JournalRecords() {}

    /**
     * A piece that begins like a record, or lies between two, and is none.
     *
     * @param begin its first byte
     * @param end the byte after its last one
     * @param isLast whether no record follows
     */
    record Hole(int begin, int end, boolean isLast) {}

    /** Finds what is no record in a file, other than the rest that was never written. */
    static List<Hole> holes(ByteBuffer file) {
        List<Hole> holes = new ArrayList<>();
        if (file.limit() <= HEADER_BYTES) {
            return holes;
        }
        int number = (int) (file.getLong(NUMBER_AT) & Integer.MAX_VALUE);
        int end = HEADER_BYTES;
        int at = HEADER_BYTES;
        while (at < file.limit()) {
            int size = sizeAt(file, at, number);
            if (size == 0) {
                at++;
                continue;
            }
            if (at > end) {
                holes.add(new Hole(end, at, false));
            }
            at += size;
            end = at;
        }
        if (beginsRecord(file, end, number)) {
            holes.add(new Hole(end, file.limit(), true));
        }
        return holes;
    }

    private static boolean beginsRecord(ByteBuffer file, int at, int number) {
        return at + 1 + Integer.BYTES <= file.limit()
                && file.get(at) >= FIRST_TYPE
                && file.get(at) <= LAST_TYPE
                && file.getInt(at + 1) == number;
    }

    /** The size of the record that begins there; 0 if none does. */
    private static int sizeAt(ByteBuffer file, int at, int number) {
        if (!beginsRecord(file, at, number)) {
            return 0;
        }
        int type = file.get(at);
        boolean ends = type >= PREPARE;
        boolean inTransaction =
                ends || (type >= ADD_IN_TRANSACTION && type <= DELETE_IN_TRANSACTION);
        int size = 1 + Integer.BYTES + (file.getInt(0) >= 2 ? 1 : 0);
        size += inTransaction ? Long.BYTES : 0;
        size += ends ? 0 : Long.BYTES;
        long whole = size;
        if (!ends && type != DELETE) {
            whole += Integer.BYTES + intAt(file, at + size);
            whole += type == DELETE_IN_TRANSACTION ? 0 : 1;
        } else if (type == PREPARE) {
            whole += 2 * Integer.BYTES + intAt(file, at + size + Integer.BYTES);
        } else if (type == COMMIT) {
            whole += Integer.BYTES;
        }
        whole += Integer.BYTES;
        return whole <= file.limit() - at && intAt(file, at + whole - Integer.BYTES) == whole
                ? (int) whole
                : 0;
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
