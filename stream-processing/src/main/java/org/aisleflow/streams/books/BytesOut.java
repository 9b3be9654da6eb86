package org.aisleflow.streams.books;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.aisleflow.contracts.facts.Arrival;

/** Writes the compact binary form of state; read back by {@link BytesIn}. Not thread-safe. */
public final class BytesOut {
    private byte[] buffer;
    private int size;

    /** Starts empty. */
    public BytesOut() {
        this(64);
    }

    BytesOut(int capacity) {
        buffer = new byte[capacity];
    }

    /**
     * One byte.
     *
     * @param value its lowest 8 bits are written
     */
    public BytesOut octet(int value) {
        room(1);
        buffer[size++] = (byte) value;
        return this;
    }

    /**
     * A whole number, small ones in few bytes.
     *
     * @param value 0 or more; negative ones take ten bytes
     */
    public BytesOut count(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
        return this;
    }

    /**
     * A whole number of either sign, those near 0 in few bytes.
     *
     * @param value any
     */
    public BytesOut signed(long value) {
        return count((value << 1) ^ (value >> 63));
    }

    /**
     * Eight bytes, the highest first, so that times sort as their bytes do.
     *
     * @param value any
     */
    public BytesOut fixed(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /**
     * A number as it is.
     *
     * @param value any
     */
    public BytesOut number(double value) {
        return fixed(Double.doubleToRawLongBits(value));
    }

    /**
     * A text with its length.
     *
     * @param value any
     */
    public BytesOut text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes with their number.
     *
     * @param value any
     */
    public BytesOut bytes(byte[] value) {
        count(value.length);
        return raw(value);
    }

    /**
     * A time, to the millisecond.
     *
     * @param value any
     */
    public BytesOut time(Instant value) {
        return signed(value.toEpochMilli());
    }

    /**
     * When messages came, to the millisecond.
     *
     * @param value any
     */
    public BytesOut arrival(Arrival value) {
        long first = value.first().toEpochMilli();
        return signed(first).count(value.last().toEpochMilli() - first);
    }

    BytesOut raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        return this;
    }

    /** What was written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    private void room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
