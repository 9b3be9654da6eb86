package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Shoppers (not staff) in one zone. Where no sensor that sees the zone has reported, nothing is
 * known: its numbers are null, not 0.
 *
 * @param zone the zone
 * @param name what people call it
 * @param entries times a track entered it, repeats counted
 * @param uniqueVisits tracks that entered it at least once in their visit
 * @param dwells stays of at least the zone's dwell time
 * @param meanDwellSeconds total dwell / dwells; null without dwells
 * @param staySeconds seconds of all stays
 * @param exposureRate uniqueVisits / the store's visits; null without visits
 * @param entryRate entries / the store's visits, which may pass 1; null without visits
 * @param firsts visits whose first zone it was; null if 1 to 4, which could tell one person's way,
 *     or if such a number could be reckoned from it
 * @param lasts visits whose last zone it was, or is so far; null as for firsts
 * @param coverage reported / expected minutes of the sensors that see the zone, 0 to 1; null if
 *     none does or nothing was expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ZoneView(
        ZoneId zone,
        String name,
        @Nullable Long entries,
        @Nullable Long uniqueVisits,
        @Nullable Long dwells,
        @Nullable Double meanDwellSeconds,
        @Nullable Double staySeconds,
        @Nullable Double exposureRate,
        @Nullable Double entryRate,
        @Nullable Long firsts,
        @Nullable Long lasts,
        @Nullable Double coverage,
        Status status) {

    static ZoneView unknown(Zone zone, @Nullable Double coverage, Status status) {
        return new ZoneView(
                zone.id(),
                zone.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                coverage,
                status);
    }
}
