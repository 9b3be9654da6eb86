package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is believed about one product in one store.
 *
 * @param sku the product
 * @param name its name, or its id if the catalog does not know it
 * @param shelves where it lies
 * @param zone where the first of them stands; null if it lies on none
 * @param capacity units that fit on them; null if it lies on none
 * @param onShelf units on the shelf: 10th, 50th, 90th percentile
 * @param onHand units in the store, backroom included
 * @param emptyProbability probability that the shelf is empty, 0 to 1
 * @param dailyDemand mean units sold a day
 * @param dailyDemandSd standard deviation of the days, in units
 * @param demandDays days that rests on
 * @param daysOfCover onHand.mid / dailyDemand; null without demand
 * @param since since when the shelf has been empty, or stocked, as it is now
 * @param time event time of the newest evidence
 * @param evidence what it rests on, newest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record StockView(
        Sku sku,
        String name,
        List<ShelfId> shelves,
        @Nullable ZoneId zone,
        @Nullable Integer capacity,
        Band onShelf,
        Band onHand,
        double emptyProbability,
        double dailyDemand,
        double dailyDemandSd,
        int demandDays,
        @Nullable Double daysOfCover,
        Instant since,
        Instant time,
        List<StockBelief.Evidence> evidence) {

    static StockView of(StockBelief belief, Store store, @Nullable Product product) {
        List<Shelf> shelves = store.shelvesOf(belief.sku());
        StockBelief.Demand demand = belief.demand();
        return new StockView(
                belief.sku(),
                product == null ? belief.sku().value() : product.name(),
                shelves.stream().map(Shelf::id).toList(),
                shelves.isEmpty() ? null : shelves.getFirst().zone(),
                shelves.isEmpty() ? null : shelves.stream().mapToInt(Shelf::capacity).sum(),
                belief.onShelf(),
                belief.onHand(),
                belief.emptyProbability(),
                demand.meanPerDay(),
                demand.sdPerDay(),
                demand.days(),
                demand.meanPerDay() > 0 ? belief.onHand().mid() / demand.meanPerDay() : null,
                belief.since(),
                belief.time(),
                belief.evidence());
    }
}
