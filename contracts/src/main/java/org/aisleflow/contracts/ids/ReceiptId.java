package org.aisleflow.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one receipt of a till.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ - . :}, beginning with a letter or digit
 */
public record ReceiptId(@JsonValue String value) implements Comparable<ReceiptId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value does not have the form; the message says why
     */
    public ReceiptId {
        IdForm.DOTTED.check("receipt", value);
    }

    /**
     * Makes the id from its text.
     *
     * @param value the text as written on the wire
     * @return the id
     * @throws IllegalArgumentException if the text does not have the form of such an id
     */
    @JsonCreator
    public static ReceiptId of(String value) {
        return new ReceiptId(value);
    }

    @Override
    public int compareTo(ReceiptId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
