package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Shoppers' moves between zones.
 *
 * @param zones the store's zones
 * @param links moves from a zone to the next one, most first
 * @param k links with fewer moves are left out, so that nobody's way can be told
 * @param leftOut links that were left out
 * @param leftOutMoves moves on them
 * @param coverage reported / expected minutes of the floor's sensors, 0 to 1; null if none was
 *     expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FlowsView(
        List<ZoneId> zones,
        List<Link> links,
        int k,
        long leftOut,
        long leftOutMoves,
        @Nullable Double coverage,
        Status status) {
    /**
     * Moves from a zone to the next.
     *
     * @param from the zone they left
     * @param to the zone they entered next
     * @param count moves
     * @param share P(to | from): moves from → to / all moves out of from, those left out included
     */
    record Link(ZoneId from, ZoneId to, long count, double share) {}
}
