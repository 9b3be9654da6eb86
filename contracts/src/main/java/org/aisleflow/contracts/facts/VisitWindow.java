package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Visits by the window in which they began.
 *
 * @param store the store
 * @param start the window's start; {@link Windows#FLOOR} long
 * @param visits shoppers' visits
 * @param bounces those under 60 s
 * @param visitSeconds seconds from first to last sighting, added up
 * @param metres length of their ways, added up
 * @param staff trails of staff, which count nowhere else
 * @param arrival when the messages behind it came
 */
public record VisitWindow(
        StoreId store,
        Instant start,
        long visits,
        long bounces,
        double visitSeconds,
        double metres,
        long staff,
        Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return "";
    }
}
