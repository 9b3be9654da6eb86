package org.aisleflow.streams.stock;

import java.time.Instant;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.StockBelief.Demand;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a product. On the shelf: what was seen there, else what is in the store as
 * far as it fits. In the store: by the record, but not less than was seen on the shelf.
 */
final class BeliefRule {
    private final ProductBook book;
    private final Place place;
    private final @Nullable Estimate seen;
    private final Estimate record;

    BeliefRule(ProductBook book, Place place) {
        this.book = book;
        this.place = place;
        this.seen = book.seenOnShelf(place);
        this.record = book.movements.onHand(book.newestTime);
    }

    double emptyProbability() {
        return (seen == null ? record : seen).emptyProbability();
    }

    StockBelief belief(StoreId store, Sku sku, StoreBook days) {
        Band onHand = record.band();
        Band onShelf = seen == null ? atMost(onHand, place.capacity()) : seen.band();
        return new StockBelief(
                store,
                sku,
                onShelf,
                atLeast(onHand, onShelf),
                emptyProbability(),
                demand(days),
                book.since(),
                Instant.ofEpochMilli(book.newestTime),
                book.log.evidence,
                book.log.deliveries);
    }

    /**
     * Demand since the store's first day with sales; since the product was first brought or counted
     * if that was before it first sold, for then it was new.
     */
    private Demand demand(StoreBook days) {
        if (!days.hasSold()) {
            return new Demand(0, 0, 0);
        }
        long first = days.firstDay();
        if (book.firstBrought < book.firstSold) {
            first = Math.max(first, place.dayOf(book.firstBrought));
        }
        book.sales.forgetBefore(days.newestDay());
        return book.sales.demand(first, days.newestDay());
    }

    private static Band atMost(Band band, double most) {
        return new Band(
                Math.min(band.low(), most),
                Math.min(band.mid(), most),
                Math.min(band.high(), most));
    }

    private static Band atLeast(Band band, Band least) {
        return new Band(
                Math.max(band.low(), least.low()),
                Math.max(band.mid(), least.mid()),
                Math.max(band.high(), least.high()));
    }
}
