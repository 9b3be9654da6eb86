package org.aisleflow.streams.floor;

import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;

/**
 * What a visit has bought so far.
 *
 * @param receipts receipts
 * @param milliunits thousandths of units sold on them
 * @param cents their price, in hundredths of the store's currency
 */
record Basket(long receipts, long milliunits, long cents) {
    static final Basket NOTHING = new Basket(0, 0, 0);

    static Basket read(BytesIn in) {
        return new Basket(in.signed(), in.signed(), in.signed());
    }

    void write(BytesOut out) {
        out.signed(receipts).signed(milliunits).signed(cents);
    }

    Basket plus(Basket other) {
        return new Basket(
                receipts + other.receipts, milliunits + other.milliunits, cents + other.cents);
    }
}
