package org.aisleflow.contracts.facts;

import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * What is believed about the stock of one product in one store, and why.
 *
 * @param store the store
 * @param sku the product
 * @param onShelf units on the shelf
 * @param onHand units in the whole store, backroom included
 * @param emptyProbability probability that the shelf is empty, 0 to 1
 * @param demand units sold a day
 * @param since event time since when the shelf has been empty, or stocked, as it is now
 * @param time event time of the newest evidence
 * @param evidence what the belief rests on, newest first, at most 10
 * @param deliveries what was received, newest first, at most 20
 */
public record StockBelief(
        StoreId store,
        Sku sku,
        Band onShelf,
        Band onHand,
        double emptyProbability,
        Demand demand,
        Instant since,
        Instant time,
        List<Evidence> evidence,
        List<Received> deliveries)
        implements StateFact {
    /** Takes copies. */
    public StockBelief {
        evidence = List.copyOf(evidence);
        deliveries = List.copyOf(deliveries);
    }

    @Override
    public String subject() {
        return sku.value();
    }

    /**
     * Daily sales of the last whole days.
     *
     * @param meanPerDay mean, in units a day
     * @param sdPerDay sample standard deviation of the days, in units
     * @param days whole days it rests on, at most 28; 0 if there is no history
     */
    public record Demand(double meanPerDay, double sdPerDay, int days) {}

    /**
     * One piece of evidence.
     *
     * @param kind {@code sale}, {@code delivery}, {@code count} or {@code weight}
     * @param time event time
     * @param device who said so
     * @param units units it speaks of: sold, received, counted or on the shelf
     * @param note more about it, or null
     */
    public record Evidence(
            String kind, Instant time, String device, double units, @Nullable String note) {}

    /**
     * Goods received.
     *
     * @param time event time
     * @param units units
     * @param shipment the shipment, or null
     */
    public record Received(Instant time, double units, @Nullable String shipment) {}
}
