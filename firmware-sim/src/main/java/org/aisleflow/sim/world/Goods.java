package org.aisleflow.sim.world;

import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A product of the scenario: what the catalog knows of it, and how shoppers like it.
 *
 * @param sku the product
 * @param name what is printed on it
 * @param gtin its global trade item number; null if it has none
 * @param unitGrams what one unit weighs, in grams
 * @param price what a shopper pays for one unit
 * @param cost what the shop pays for one unit
 * @param pack units in the supplier's pack
 * @param minimumOrder the least the supplier delivers, in units
 * @param shelfLifeDays days it keeps; null if it does not spoil
 * @param supplier who delivers it
 * @param zone the zone whose shelves it lies on; products of one zone replace each other
 * @param perDay units wanted on an average day in a shop of average size
 * @param capacity units that fit on its shelf; null for enough for about a day
 */
public record Goods(
        Sku sku,
        String name,
        @Nullable String gtin,
        double unitGrams,
        double price,
        double cost,
        int pack,
        int minimumOrder,
        @Nullable Double shelfLifeDays,
        SupplierId supplier,
        ZoneId zone,
        double perDay,
        @Nullable Integer capacity) {
    private static final double SHELF_DAYS = 1.1;
    private static final int SMALLEST_SHELF = 6;

    /** Checks the ranges. */
    public Goods {
        Complaints.of("product " + sku)
                .unlessWithin("unitGrams", unitGrams, 1, 100_000)
                .unlessWithin("pack", pack, 1, 10_000)
                .unlessWithin("perDay", perDay, 0, 10_000)
                .unlessWithin("capacity", capacity == null ? 1 : capacity, 1, 10_000)
                .raise();
    }

    /**
     * What the catalog says about it.
     *
     * @return the catalog entry
     */
    public Product product() {
        return new Product(
                sku,
                name,
                gtin,
                unitGrams,
                price,
                cost,
                pack,
                minimumOrder,
                shelfLifeDays,
                supplier);
    }

    boolean spoils() {
        return shelfLifeDays != null;
    }

    /** Whole days it can be sold, that of its arrival included; at least one. */
    int keepsDays() {
        return shelfLifeDays == null
                ? Integer.MAX_VALUE
                : (int) Math.max(1, Math.ceil(shelfLifeDays));
    }

    /** The day on which units that came on a day are thrown away, in days since 1970. */
    int expires(int arrivalDay) {
        return shelfLifeDays == null ? Batches.NEVER : arrivalDay + keepsDays();
    }

    int shelfCapacity() {
        if (capacity != null) {
            return capacity;
        }
        return Math.max(Math.max(SMALLEST_SHELF, pack), (int) Math.ceil(perDay * SHELF_DAYS));
    }
}
