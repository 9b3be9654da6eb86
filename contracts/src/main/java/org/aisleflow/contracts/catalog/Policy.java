package org.aisleflow.contracts.catalog;

import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * How well a product shall be available; the most specific policy holds: store and product, then
 * product, then store, then the one for everything.
 *
 * @param store the store it is for; null for every store
 * @param sku the product it is for; null for every product
 * @param serviceLevel wanted probability of no stock-out in an order cycle, above 0 and below 1
 * @param reviewDays days between two looks at the stock
 */
public record Policy(
        @Nullable StoreId store, @Nullable Sku sku, double serviceLevel, double reviewDays)
        implements CatalogEntry {
    /** Checks the ranges. */
    public Policy {
        Check.that(
                serviceLevel > 0 && serviceLevel < 1,
                "serviceLevel is %s, it must be above 0 and below 1".formatted(serviceLevel));
        Check.notNegative("reviewDays", reviewDays);
    }

    /**
     * The policy's id.
     *
     * @return store and product with {@code *} for every one, for example {@code s1~*}
     */
    public String id() {
        return (store == null ? "*" : store.value()) + "~" + (sku == null ? "*" : sku.value());
    }

    @Override
    public String key() {
        return "policy/" + id();
    }
}
