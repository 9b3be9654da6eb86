package org.aisleflow.streams.footfall;

import java.time.Instant;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * Units sold of one product in one window.
 *
 * @param sold thousandths of units sold: whole numbers add up in any order
 * @param broughtBack thousandths of units brought back
 * @param arrival when the messages came
 */
public record SoldUnits(long sold, long broughtBack, Arrival arrival) {
    private static final double MILLIUNITS = 1_000;

    /** How it is stored. */
    public static final Codec<SoldUnits> CODEC =
            new Codec<>() {
                @Override
                public void write(SoldUnits units, BytesOut out) {
                    out.count(units.sold).count(units.broughtBack).arrival(units.arrival);
                }

                @Override
                public SoldUnits read(BytesIn in) {
                    return new SoldUnits(in.count(), in.count(), in.arrival());
                }
            };

    /**
     * A window of which nothing is counted yet.
     *
     * @param receivedAt when its first receipt came
     */
    public static SoldUnits none(Instant receivedAt) {
        return new SoldUnits(0, 0, Arrival.of(receivedAt));
    }

    /**
     * Another line of a receipt.
     *
     * @param units units sold; negative if brought back
     * @param receivedAt when the receipt came
     * @return the sums with it
     */
    public SoldUnits with(double units, Instant receivedAt) {
        long more = Math.round(Math.abs(units) * MILLIUNITS);
        return new SoldUnits(
                units > 0 ? sold + more : sold,
                units > 0 ? broughtBack : broughtBack + more,
                arrival.with(receivedAt));
    }

    /**
     * Says the window.
     *
     * @param store the store
     * @param sku the product
     * @param start when the window begins
     */
    public SalesWindow fact(StoreId store, Sku sku, Instant start) {
        return new SalesWindow(store, sku, start, (sold - broughtBack) / MILLIUNITS, arrival);
    }
}
