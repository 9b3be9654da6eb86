package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * Shoppers (not staff) in one zone. A stay counts, with all it brings, in the window in which it
 * begins.
 *
 * @param store the store
 * @param zone the zone
 * @param start the window's start; {@link Windows#FLOOR} long
 * @param entries times a track entered the zone, repeats counted
 * @param uniqueVisits tracks that entered it for the first time in their visit
 * @param dwells stays of at least the zone's dwell time
 * @param dwellSeconds seconds of those stays
 * @param staySeconds seconds of all stays
 * @param firsts visits that began in the window whose first zone it was
 * @param lasts visits that began in the window whose last zone it was, or is so far
 * @param arrival when the messages behind it came
 */
public record ZoneWindow(
        StoreId store,
        ZoneId zone,
        Instant start,
        long entries,
        long uniqueVisits,
        long dwells,
        double dwellSeconds,
        double staySeconds,
        long firsts,
        long lasts,
        Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return zone.value();
    }
}
