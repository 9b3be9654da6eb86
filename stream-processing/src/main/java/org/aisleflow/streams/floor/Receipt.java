package org.aisleflow.streams.floor;

import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * What somebody bought at a till before which people wait in a zone. All amounts are whole numbers,
 * so that what was added can be taken back without a trace.
 *
 * @param queue the zone
 * @param milliunits thousandths of units sold, without what was brought back
 * @param cents hundredths of the store's currency, lines without a price left out
 * @param receivedAt when the message came, in milliseconds since 1970
 * @param buyer the track that it is put down to; empty if to none
 */
record Receipt(ZoneId queue, long milliunits, long cents, long receivedAt, String buyer) {
    private static final double MILLIUNITS = 1_000;
    private static final double CENTS = 100;

    static final Codec<Receipt> CODEC =
            new Codec<>() {
                @Override
                public void write(Receipt receipt, BytesOut out) {
                    out.text(receipt.queue.value()).count(receipt.milliunits);
                    out.signed(receipt.cents).signed(receipt.receivedAt).text(receipt.buyer);
                }

                @Override
                public Receipt read(BytesIn in) {
                    return new Receipt(
                            ZoneId.of(in.text()), in.count(), in.signed(), in.signed(), in.text());
                }
            };

    static Receipt of(Sale sale, ZoneId queue, long receivedAt) {
        long milliunits = 0;
        double price = 0;
        for (Sale.Line line : sale.lines()) {
            milliunits += Math.round(Math.max(0, line.quantity()) * MILLIUNITS);
            Double each = line.price();
            price += each == null ? 0 : line.quantity() * each;
        }
        return new Receipt(queue, milliunits, Math.round(price * CENTS), receivedAt, "");
    }

    Receipt boughtBy(String track) {
        return new Receipt(queue, milliunits, cents, receivedAt, track);
    }

    /** What it adds to the visit of its buyer. */
    Basket basket() {
        return new Basket(1, milliunits, cents);
    }
}
