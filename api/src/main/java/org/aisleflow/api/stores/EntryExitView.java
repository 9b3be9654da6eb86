package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.ids.LineId;
import org.jspecify.annotations.Nullable;

/**
 * By which doors shoppers came in and left, as the floor's sensors saw them.
 *
 * @param from where the first whole UTC day begins that is told
 * @param to where the last one ends
 * @param doors the doors of the catalog
 * @param links pairs of doors, most visits first
 * @param k pairs that fewer used on a day are left out, so that nobody's visit can be told
 * @param visits visits of these days; null if none was seen and no sensor reported
 * @param leftOutVisits those whose doors are not told, or who were not seen to come or to leave by
 *     one
 * @param coverage reported / expected minutes of the floor's sensors, 0 to 1; null if none was
 *     expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EntryExitView(
        Instant from,
        Instant to,
        List<LineId> doors,
        List<Link> links,
        int k,
        @Nullable Long visits,
        @Nullable Long leftOutVisits,
        @Nullable Double coverage,
        Status status) {
    /**
     * A pair of doors.
     *
     * @param in the door that they came in by
     * @param out the door that they left by
     * @param count visits, at least k
     * @param share of the told visits that came in by the same door, 0 to 1
     */
    record Link(LineId in, LineId out, long count, double share) {}
}
