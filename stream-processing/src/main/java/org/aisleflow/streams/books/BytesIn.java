package org.aisleflow.streams.books;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.aisleflow.contracts.facts.Arrival;

/**
 * Reads what {@link BytesOut} wrote, in the same order. State that is cut short throws {@link
 * ArrayIndexOutOfBoundsException}. Not thread-safe.
 */
public final class BytesIn {
    private final byte[] bytes;
    private int next;

    /**
     * Reads from the beginning.
     *
     * @param bytes what was written; not changed
     */
    public BytesIn(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One byte, 0 to 255. */
    public int octet() {
        return bytes[next++] & 0xFF;
    }

    /** A whole number written by {@link BytesOut#count}. */
    public long count() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[next++];
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    /** A number of elements. */
    public int size() {
        return Math.toIntExact(count());
    }

    /** A whole number written by {@link BytesOut#signed}. */
    public long signed() {
        long value = count();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number written by {@link BytesOut#fixed}. */
    public long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    /** A number written by {@link BytesOut#number}. */
    public double number() {
        return Double.longBitsToDouble(fixed());
    }

    /** A text. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Bytes written with their number. */
    public byte[] bytes() {
        return raw(size());
    }

    /** A time. */
    public Instant time() {
        return Instant.ofEpochMilli(signed());
    }

    /** When messages came. */
    public Arrival arrival() {
        long first = signed();
        return new Arrival(Instant.ofEpochMilli(first), Instant.ofEpochMilli(first + count()));
    }

    byte[] raw(int length) {
        byte[] part = Arrays.copyOfRange(bytes, next, next + length);
        next += length;
        return part;
    }

    int remaining() {
        return bytes.length - next;
    }

    /** Whether everything was read. */
    public boolean atEnd() {
        return next >= bytes.length;
    }
}
