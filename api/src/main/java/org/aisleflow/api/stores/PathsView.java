package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Ways that shoppers often go.
 *
 * @param from where the first whole UTC day begins that is told
 * @param to where the last one ends
 * @param paths the ways, most visits or largest baskets first
 * @param k ways that fewer went on a day are left out, so that nobody's way can be told
 * @param longest zones of a way that are told; what comes after is left out
 * @param visits visits of these days; null if none was seen and no sensor reported
 * @param leftOutVisits those whose way is left out, or who were in no zone
 * @param coverage reported / expected minutes of the floor's sensors, 0 to 1; null if none was
 *     expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PathsView(
        Instant from,
        Instant to,
        List<Path> paths,
        int k,
        int longest,
        @Nullable Long visits,
        @Nullable Long leftOutVisits,
        @Nullable Double coverage,
        Status status) {
    /**
     * A way.
     *
     * @param zones the zones in the order in which they were entered
     * @param count visits, at least k
     * @param share of all visits, 0 to 1; null if no visits were told
     * @param receipts receipts of these visits, as far as it was seen who paid, of days with at
     *     least k of them; null if there is no such day
     * @param unitsPerReceipt units sold on one of these receipts, the mean; null without receipts
     * @param salesPerReceipt price of one of these receipts in the store's currency, the mean; null
     *     without receipts or prices
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Path(
            List<ZoneId> zones,
            long count,
            @Nullable Double share,
            @Nullable Long receipts,
            @Nullable Double unitsPerReceipt,
            @Nullable Double salesPerReceipt) {}
}
