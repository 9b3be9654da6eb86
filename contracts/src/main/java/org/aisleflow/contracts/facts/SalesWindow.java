package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;

/**
 * What was sold of one product, by the time of the sale. An hour in which none was sold has no
 * window.
 *
 * @param store the store
 * @param sku the product
 * @param start the window's start; {@link Windows#SALES} long
 * @param units units sold, returns taken off
 * @param arrival when the messages behind it came
 */
public record SalesWindow(StoreId store, Sku sku, Instant start, double units, Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return sku.value();
    }
}
