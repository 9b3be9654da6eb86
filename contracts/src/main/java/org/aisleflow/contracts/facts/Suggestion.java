package org.aisleflow.contracts.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to order, with everything it rests on.
 *
 * @param id stable while it is the same proposal
 * @param store where the goods are needed
 * @param sku the product
 * @param name the product's name
 * @param supplier who delivers
 * @param quantity units to order
 * @param packs whole packs that is
 * @param orderBy the last moment to order
 * @param expectedArrival when the goods should come
 * @param reason a sentence for people
 * @param state where it stands
 * @param createdAt when it was made
 * @param evidence the numbers behind it
 */
public record Suggestion(
        String id,
        StoreId store,
        Sku sku,
        String name,
        SupplierId supplier,
        int quantity,
        int packs,
        Instant orderBy,
        LocalDate expectedArrival,
        String reason,
        State state,
        Instant createdAt,
        Evidence evidence) {

    /** The stages of a suggestion's life. */
    public enum State {
        /** Nobody has decided. */
        @JsonProperty("open")
        OPEN,
        /** To be ordered as proposed. */
        @JsonProperty("approved")
        APPROVED,
        /** To be ordered in another quantity. */
        @JsonProperty("edited")
        EDITED,
        /** Not to be ordered. */
        @JsonProperty("rejected")
        REJECTED,
        /** To be looked at later. */
        @JsonProperty("snoozed")
        SNOOZED
    }

    /**
     * The numbers behind a suggestion; formulas in the definitions under "Demand and orders".
     *
     * @param onHand units in the store
     * @param onShelf units on the shelf
     * @param emptyProbability probability that the shelf is empty
     * @param onOrder units ordered that have not come and are not due today
     * @param dueToday units ordered that should come today
     * @param inventoryPosition on hand (mid) + on order + due today
     * @param meanPerDay mean daily demand, in units
     * @param sdPerDay standard deviation of daily demand, in units
     * @param demandDays days the demand rests on
     * @param leadTimeDays mean days from order to delivery
     * @param leadTimeDaysSd standard deviation of those days
     * @param reviewDays days between two looks
     * @param serviceLevel wanted probability of no stock-out in a cycle
     * @param leadTimeDemandMean mean demand over lead time and review
     * @param leadTimeDemandSd standard deviation of that demand
     * @param reorderPoint the inventory position at or below which to order
     * @param shortfall units wanted before minimum order and packs
     * @param minimumOrder the least the supplier delivers, in units
     * @param pack units in a pack
     * @param capacity units that fit on shelf and in the backroom; null if not known
     * @param rounding what minimum order, packs and capacity did to the shortfall, in a sentence
     */
    public record Evidence(
            Band onHand,
            Band onShelf,
            double emptyProbability,
            double onOrder,
            double dueToday,
            double inventoryPosition,
            double meanPerDay,
            double sdPerDay,
            int demandDays,
            double leadTimeDays,
            double leadTimeDaysSd,
            double reviewDays,
            double serviceLevel,
            double leadTimeDemandMean,
            double leadTimeDemandSd,
            double reorderPoint,
            double shortfall,
            int minimumOrder,
            int pack,
            @Nullable Integer capacity,
            String rounding) {}
}
