package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Bytes as they came, compared by content; base64 in JSON. Immutable. */
public final class Payload {
    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy of bytes.
     *
     * @param bytes any bytes
     * @return the payload
     */
    @JsonCreator
    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    /**
     * Gives a copy of the bytes.
     *
     * @return the bytes
     */
    @JsonValue
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The number of bytes.
     *
     * @return 0 or more
     */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says the size only: what devices send does not belong in logs. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
