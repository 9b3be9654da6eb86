package org.aisleflow.streams.stock;

import java.time.Instant;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.StockBelief.Evidence;
import org.aisleflow.contracts.facts.StockBelief.Received;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Weight;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of one product in one store, and what is believed from it. Not
 * thread-safe.
 */
public final class ProductBook {
    static final long NEVER = Movements.NEVER;

    final Movements movements = new Movements();
    final ShelfLooks looks = new ShelfLooks();
    final DailySales sales = new DailySales();
    final EvidenceLog log = new EvidenceLog();
    long firstTime = Long.MAX_VALUE;
    long newestTime = NEVER;
    long firstSold = Long.MAX_VALUE;
    long firstBrought = Long.MAX_VALUE;
    ShelfState shelf = ShelfState.FIRST;

    /**
     * Takes a line of a receipt.
     *
     * @param envelope the receipt
     * @param units units sold; negative if brought back
     * @param day local day of the sale, in days since 1970
     */
    public void sell(Envelope envelope, double units, long day) {
        long time = envelope.time().toEpochMilli();
        movements.add(new Movement(time, units, 0));
        sales.add(day, units);
        firstSold = Math.min(firstSold, time);
        note(envelope, "sale", units, null);
    }

    /**
     * Takes a line of a delivery.
     *
     * @param envelope the delivery
     * @param units units received
     * @param shipment the shipment, or null
     */
    public void receive(Envelope envelope, double units, @Nullable String shipment) {
        long time = envelope.time().toEpochMilli();
        movements.add(new Movement(time, 0, units));
        firstBrought = Math.min(firstBrought, time);
        log.add(new Received(Instant.ofEpochMilli(time), units, shipment));
        note(envelope, "delivery", units, shipment);
    }

    /**
     * Takes a count.
     *
     * @param envelope the message
     * @param count what it says
     */
    public void count(Envelope envelope, Count count) {
        long time = envelope.time().toEpochMilli();
        firstBrought = Math.min(firstBrought, time);
        ShelfId shelfId = count.shelf();
        if (shelfId == null) {
            movements.count(time, count.quantity());
            note(envelope, "count", count.quantity(), "the whole store");
        } else {
            looks.add(shelfId, new Look(time, true, count.quantity()));
            note(envelope, "count", count.quantity(), "shelf " + shelfId);
        }
    }

    /**
     * Takes a scale's reading.
     *
     * @param envelope the message
     * @param weight what it says
     * @param at the shelf it weighs
     * @param place the product's place; without a product entry its units cannot be said
     */
    public void weigh(Envelope envelope, Weight weight, Shelf at, Place place) {
        looks.add(at.id(), new Look(envelope.time().toEpochMilli(), false, weight.grams()));
        double units =
                place.product() == null
                        ? 0
                        : (weight.grams() - at.tareGrams()) / place.product().unitGrams();
        String note = "shelf %s shows %.0f g".formatted(at.id(), weight.grams());
        note(envelope, EvidenceLog.WEIGHT, Math.round(units * 10) / 10.0, note);
    }

    private void note(Envelope envelope, String kind, double units, @Nullable String note) {
        long time = envelope.time().toEpochMilli();
        firstTime = Math.min(firstTime, time);
        String device = envelope.device().value();
        log.add(new Evidence(kind, Instant.ofEpochMilli(time), device, units, note));
    }

    /**
     * Decides anew whether the shelf is empty, after a message was taken in. Only what is newest in
     * event time decides: what comes late changes numbers, not what the shelf is now.
     *
     * @param envelope the message
     * @param isLook whether it is a weight or a count
     * @param place the product's place
     * @return whether the shelf has become empty, or is not any more
     */
    public boolean decide(Envelope envelope, boolean isLook, Place place) {
        long time = envelope.time().toEpochMilli();
        if (time < newestTime) {
            return false;
        }
        newestTime = time;
        long lag = envelope.receivedAt().toEpochMilli() - time;
        double empty = new BeliefRule(this, place).emptyProbability();
        return change(shelf.after(empty, time, isLook, lag <= ShelfState.SUSTAINED_MILLIS));
    }

    /**
     * Decides anew after time without other evidence.
     *
     * @param gatewayTime the gateway's time in milliseconds since 1970, by the store's newest
     *     message
     * @return whether the shelf has become empty
     */
    public boolean waited(long gatewayTime) {
        return shelf instanceof ShelfState.Suspected suspected
                && change(suspected.waited(gatewayTime));
    }

    private boolean change(ShelfState next) {
        boolean changed = next instanceof ShelfState.Empty != isEmpty();
        shelf = next;
        return changed;
    }

    /** Whether the shelf is empty for certain. */
    public boolean isEmpty() {
        return shelf instanceof ShelfState.Empty;
    }

    /** Whether the shelf looks empty, but not for long enough yet. */
    public boolean isSuspected() {
        return shelf instanceof ShelfState.Suspected;
    }

    /** Event time since when the shelf is as it is now, or looks so. */
    Instant since() {
        return Instant.ofEpochMilli(shelf.since() == ShelfState.ALWAYS ? firstTime : shelf.since());
    }

    @Nullable Estimate seenOnShelf(Place place) {
        long lastDelivery =
                log.deliveries.isEmpty() ? NEVER : log.deliveries.getFirst().time().toEpochMilli();
        return looks.onShelf(place, movements, newestTime, lastDelivery);
    }

    /**
     * Says what is believed.
     *
     * @param store the store
     * @param sku the product
     * @param place what the catalog says now
     * @param days the store's days with sales
     */
    public StockBelief belief(StoreId store, Sku sku, Place place, StoreBook days) {
        return new BeliefRule(this, place).belief(store, sku, days);
    }
}
