package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Receipts of one till, by the time of the sale.
 *
 * @param store the store
 * @param till the device that told them
 * @param start the window's start; {@link Windows#FLOOR} long
 * @param receipts receipts on which at least one thing was sold; one with returns alone is none
 * @param units units sold on them, returns not taken off
 * @param arrival when the messages behind it came
 */
public record ReceiptWindow(
        StoreId store, DeviceId till, Instant start, long receipts, double units, Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return till.value();
    }
}
