package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.aisleflow.contracts.facts.Band;
import org.jspecify.annotations.Nullable;

/**
 * What to expect at the doors.
 *
 * @param method seasonal-naive (as a week before) or seasonal-mean (weighted mean of the same hour
 *     in up to 8 weeks), whichever did better on weeks held out
 * @param knownHours hours of the last 11 weeks (8, and 3 to try it on) that it rests on: open, and
 *     with at least 90 % coverage
 * @param pinball its mean pinball loss at P10, P50 and P90 on the last 3 weeks, foretold from those
 *     before, in people an hour; null if there were none
 * @param naivePinball the seasonal naive's
 * @param hours the hours of the coming 7 days in which the store opens
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForecastView(
        String method,
        int knownHours,
        @Nullable Double pinball,
        @Nullable Double naivePinball,
        List<Hour> hours) {
    /**
     * One hour.
     *
     * @param start where it begins
     * @param in people who will come in: 10th, 50th, 90th percentile; null if nothing is known of
     *     that hour in earlier weeks
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Hour(Instant start, @Nullable Band in) {}
}
