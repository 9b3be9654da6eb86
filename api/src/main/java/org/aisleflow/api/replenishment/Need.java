package org.aisleflow.api.replenishment;

import java.util.List;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.facts.StockBelief;
import org.jspecify.annotations.Nullable;

/**
 * All that an order of one product rests on.
 *
 * @param store where it is needed
 * @param product what
 * @param supplier who delivers
 * @param policy how well it shall be available
 * @param belief what there is, and how it sells
 * @param onOrder what is still to come
 */
record Need(
        Store store,
        Product product,
        Supplier supplier,
        Policy policy,
        StockBelief belief,
        List<OpenOrder> onOrder) {

    /** Units that fit on the shelves and in the backroom; null if the product lies on no shelf. */
    @Nullable Integer capacity() {
        List<Shelf> shelves = store.shelvesOf(product.sku());
        if (shelves.isEmpty()) {
            return null;
        }
        int onShelves = shelves.stream().mapToInt(Shelf::capacity).sum();
        return (int) Math.floor(onShelves * (1 + OrderSize.BACKROOM));
    }
}
