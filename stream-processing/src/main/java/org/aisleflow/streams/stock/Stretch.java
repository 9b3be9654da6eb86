package org.aisleflow.streams.stock;

/**
 * Movements one after the other, of which only this is remembered.
 *
 * @param sum received less sold
 * @param lowest the lowest the sum was on the way, 0 at most
 * @param moved units sold and received, whichever way they went
 */
record Stretch(double sum, double lowest, double moved) {
    static final Stretch NONE = new Stretch(0, 0, 0);

    Stretch then(Movement movement) {
        double after = sum + movement.received() - movement.sold();
        double gross = Math.abs(movement.received()) + Math.abs(movement.sold());
        return new Stretch(after, Math.min(lowest, after), moved + gross);
    }

    /** A part of it, as if the movements had been spread evenly. */
    Stretch share(double part) {
        return new Stretch(sum * part, lowest * part, moved * part);
    }
}
