package org.aisleflow.streams.footfall;

import java.time.Instant;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * Receipts of one till in one window.
 *
 * @param receipts receipts on which something was sold
 * @param milliunits thousandths of units sold on them: whole numbers add up in any order
 * @param arrival when the messages came
 */
public record TillReceipts(long receipts, long milliunits, Arrival arrival) {
    private static final double MILLIUNITS = 1_000;

    /** How it is stored. */
    public static final Codec<TillReceipts> CODEC =
            new Codec<>() {
                @Override
                public void write(TillReceipts receipts, BytesOut out) {
                    out.count(receipts.receipts).count(receipts.milliunits);
                    out.arrival(receipts.arrival);
                }

                @Override
                public TillReceipts read(BytesIn in) {
                    return new TillReceipts(in.count(), in.count(), in.arrival());
                }
            };

    /**
     * Whether something was sold, and not only brought back.
     *
     * @param sale the receipt
     */
    public static boolean isPurchase(Sale sale) {
        return sale.lines().stream().anyMatch(line -> line.quantity() > 0);
    }

    /**
     * A window's first receipt.
     *
     * @param sale the receipt
     * @param receivedAt when it came
     */
    public static TillReceipts of(Sale sale, Instant receivedAt) {
        return new TillReceipts(0, 0, Arrival.of(receivedAt)).with(sale, receivedAt);
    }

    /**
     * Another receipt of the window.
     *
     * @param sale the receipt
     * @param receivedAt when it came
     * @return the sums with it
     */
    public TillReceipts with(Sale sale, Instant receivedAt) {
        long more =
                sale.lines().stream()
                        .mapToLong(line -> Math.round(Math.max(0, line.quantity()) * MILLIUNITS))
                        .sum();
        return new TillReceipts(receipts + 1, milliunits + more, arrival.with(receivedAt));
    }

    /**
     * Says the window.
     *
     * @param store the store
     * @param till the till
     * @param start when the window begins
     */
    public ReceiptWindow fact(StoreId store, DeviceId till, Instant start) {
        return new ReceiptWindow(store, till, start, receipts, milliunits / MILLIUNITS, arrival);
    }
}
