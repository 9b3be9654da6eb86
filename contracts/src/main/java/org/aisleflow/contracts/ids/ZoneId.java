package org.aisleflow.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one zone of a shop's floor (not to be confused with a time zone).
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}, beginning with a letter or digit
 */
public record ZoneId(@JsonValue String value) implements Comparable<ZoneId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value does not have the form; the message says why
     */
    public ZoneId {
        IdForm.PLAIN.check("zone", value);
    }

    /**
     * Makes the id from its text.
     *
     * @param value the text as written on the wire
     * @return the id
     * @throws IllegalArgumentException if the text does not have the form of such an id
     */
    @JsonCreator
    public static ZoneId of(String value) {
        return new ZoneId(value);
    }

    @Override
    public int compareTo(ZoneId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
