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
 * @param staff visits of staff, which count nowhere else
 * @param companions shoppers' visits that began with somebody else's and moved as one with it:
 *     visits − companions are buying units
 * @param presentSeconds seconds that shoppers were there in this window, whenever their visits
 *     began
 * @param staffSeconds the same of staff
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
        long companions,
        double presentSeconds,
        double staffSeconds,
        Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return "";
    }
}
