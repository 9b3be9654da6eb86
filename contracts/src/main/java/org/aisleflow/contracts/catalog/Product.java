package org.aisleflow.contracts.catalog;

import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * A product of the assortment.
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
 */
public record Product(
        Sku sku,
        String name,
        @Nullable String gtin,
        double unitGrams,
        double price,
        double cost,
        int pack,
        int minimumOrder,
        @Nullable Double shelfLifeDays,
        SupplierId supplier)
        implements CatalogEntry {
    /** Checks the ranges. */
    public Product {
        Check.positive("unitGrams of product " + sku, unitGrams);
        Check.notNegative("price of product " + sku, price);
        Check.notNegative("cost of product " + sku, cost);
        Check.positive("pack of product " + sku, pack);
        Check.notNegative("minimumOrder of product " + sku, minimumOrder);
        if (shelfLifeDays != null) {
            Check.positive("shelfLifeDays of product " + sku, shelfLifeDays);
        }
    }

    @Override
    public String key() {
        return "product/" + sku;
    }
}
