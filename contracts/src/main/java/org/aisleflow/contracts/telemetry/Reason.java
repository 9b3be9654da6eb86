package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a message cannot be accepted: the fixed list that dead letters and the ledger use. */
public enum Reason {
    /** The bytes are not JSON, CBOR or SenML, or a field has another type than it must have. */
    MALFORMED,
    /** The content type or format is none of ours. */
    UNSUPPORTED_FORMAT,
    /**
     * The topic or path names no kind we know, or is not of the form {@code
     * aisleflow/v1/store/device/kind}.
     */
    UNKNOWN_KIND,
    /** An identifier has a form that identifiers do not have. */
    BAD_ID,
    /** A field that must be there is not. */
    MISSING_FIELD,
    /** A number is outside its range. */
    OUT_OF_RANGE,
    /** The payload is over 16 KiB. */
    TOO_LARGE,
    /** The store is not in the catalog. */
    UNKNOWN_STORE,
    /** The device is not in the catalog and unknown devices are not let in. */
    UNKNOWN_DEVICE,
    /** The sender spoke for another device than itself. */
    FOREIGN_DEVICE,
    /** The event is older than the configured lateness. */
    EXPIRED,
    /** The device sent more than its quota. */
    OVER_QUOTA,
    /** The device's catalog entry does not say what the records of a SenML pack mean. */
    UNMAPPED;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The name on the wire.
     *
     * @return lower case with hyphens, for example {@code missing-field}
     */
    @JsonValue
    public String text() {
        return text;
    }

    @JsonCreator
    static Reason of(String text) {
        return Reason.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return text;
    }
}
