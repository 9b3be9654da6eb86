package org.aisleflow.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one shelf of a shop.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}, beginning with a letter or digit
 */
public record ShelfId(@JsonValue String value) implements Comparable<ShelfId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value does not have the form; the message says why
     */
    public ShelfId {
        IdForm.PLAIN.check("shelf", value);
    }

    /**
     * Makes the id from its text.
     *
     * @param value the text as written on the wire
     * @return the id
     * @throws IllegalArgumentException if the text does not have the form of such an id
     */
    @JsonCreator
    public static ShelfId of(String value) {
        return new ShelfId(value);
    }

    @Override
    public int compareTo(ShelfId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
