package org.aisleflow.contracts.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one shipment of a supplier.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ - . :}, beginning with a letter or digit
 */
public record ShipmentId(@JsonValue String value) implements Comparable<ShipmentId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value does not have the form; the message says why
     */
    public ShipmentId {
        IdForm.DOTTED.check("shipment", value);
    }

    /**
     * Makes the id from its text.
     *
     * @param value the text as written on the wire
     * @return the id
     * @throws IllegalArgumentException if the text does not have the form of such an id
     */
    @JsonCreator
    public static ShipmentId of(String value) {
        return new ShipmentId(value);
    }

    @Override
    public int compareTo(ShipmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
