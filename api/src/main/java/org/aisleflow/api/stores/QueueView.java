package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A queue before tills.
 *
 * @param zone the zone that is the queue
 * @param name what people call it
 * @param tills the tills that people wait for there
 * @param whole the whole range
 * @param quarters its quarter hours that have begun
 */
record QueueView(ZoneId zone, String name, List<DeviceId> tills, Span whole, List<Span> quarters) {
    /**
     * A span of time. What no sensor of the zone has seen, or no till has told, is unknown: null,
     * not 0.
     *
     * @param start where it begins
     * @param personSeconds seconds that people were in the zone, staff not counted
     * @param meanLength people in the zone: personSeconds / the seconds that the store was open and
     *     the zone watched; null if there were none
     * @param maxLength the most people at once, as the largest mean of ten seconds
     * @param joined people who stayed at least the zone's dwell time, of each group one, by the
     *     time at which they left or were seen last
     * @param meanWaitSeconds seconds of these stays / joined, being served included where the till
     *     is in the zone; null if nobody joined
     * @param served receipts of the queue's tills
     * @param abandoned people who left without a receipt: joined − served, never below 0, with the
     *     band (P10–P90) of both being miscounted: each who joined with probability 5 %, each
     *     receipt with 1 %. Only of quarter hours of which zone and tills were watched for 90 %;
     *     null if there are none. Nobody knows which of them left: who stands in the zone for so
     *     long to look at its goods counts as having given up, too
     * @param abandonment abandoned / joined of the same quarter hours, its median; null if nobody
     *     joined
     * @param coverage reported / expected minutes of the sensors that see the zone, 0 to 1; null if
     *     none does or nothing was expected
     * @param tillCoverage the same of the queue's tills
     * @param status provisional, final or revised
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Span(
            Instant start,
            @Nullable Double personSeconds,
            @Nullable Double meanLength,
            @Nullable Double maxLength,
            @Nullable Long joined,
            @Nullable Double meanWaitSeconds,
            @Nullable Long served,
            @Nullable Band abandoned,
            @Nullable Double abandonment,
            @Nullable Double coverage,
            @Nullable Double tillCoverage,
            Status status) {}
}
