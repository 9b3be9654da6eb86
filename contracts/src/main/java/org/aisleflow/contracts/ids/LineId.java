package org.aisleflow.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names the line across a door that people cross; equals the door's id in the catalog.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}, beginning with a letter or digit
 */
public record LineId(@JsonValue String value) implements Comparable<LineId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value does not have the form; the message says why
     */
    public LineId {
        IdForm.PLAIN.check("line", value);
    }

    /**
     * Makes the id from its text.
     *
     * @param value the text as written on the wire
     * @return the id
     * @throws IllegalArgumentException if the text does not have the form of such an id
     */
    @JsonCreator
    public static LineId of(String value) {
        return new LineId(value);
    }

    @Override
    public int compareTo(LineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
