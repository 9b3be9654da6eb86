package org.aisleflow.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Stock keeping unit: names one product of the assortment.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ - . :}, beginning with a letter or digit
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value does not have the form; the message says why
     */
    public Sku {
        IdForm.DOTTED.check("sku", value);
    }

    /**
     * Makes the id from its text.
     *
     * @param value the text as written on the wire
     * @return the id
     * @throws IllegalArgumentException if the text does not have the form of such an id
     */
    @JsonCreator
    public static Sku of(String value) {
        return new Sku(value);
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
