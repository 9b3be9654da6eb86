package org.aisleflow.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The kinds of message a device can send; the last part of its topic or path. */
public enum Kind {
    /** People counted at a door. */
    CROSSING,
    /** One frame of an overhead position sensor. */
    POSITIONS,
    /** A shelf scale's reading. */
    WEIGHT,
    /** RFID tags read. */
    TAGS,
    /** Temperature and humidity. */
    CLIMATE,
    /** Where a pallet or truck is. */
    LOCATION,
    /** A receipt of a till. */
    SALE,
    /** Goods received. */
    DELIVERY,
    /** Goods counted by hand. */
    COUNT,
    /** A device's report about itself. */
    STATUS,
    /** An RFC 8428 pack of an off-the-shelf sensor. */
    SENML;

    private final String text = name().toLowerCase(Locale.ROOT);

    /**
     * The name on the wire.
     *
     * @return the lower-case name
     */
    @JsonValue
    public String text() {
        return text;
    }

    /**
     * Finds the kind with a name.
     *
     * @param text the last part of a topic or path
     * @return the kind, or empty if there is none of that name
     */
    public static Optional<Kind> find(String text) {
        for (Kind kind : values()) {
            if (kind.text.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static Kind of(String text) {
        return find(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no kind \"" + text + "\""));
    }

    @Override
    public String toString() {
        return text;
    }
}
