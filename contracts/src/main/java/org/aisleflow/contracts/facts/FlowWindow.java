package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * Shoppers' moves from one zone to the next, by the window in which they entered the second.
 *
 * @param store the store
 * @param start the window's start; {@link Windows#FLOOR} long
 * @param from the zone they left
 * @param to the zone they entered next
 * @param count moves
 * @param arrival when the messages behind it came
 */
public record FlowWindow(
        StoreId store, Instant start, ZoneId from, ZoneId to, long count, Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return from + ">" + to;
    }
}
