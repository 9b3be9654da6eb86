package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Two periods or stores side by side.
 *
 * @param subject what is compared
 * @param baseline what it is compared with
 * @param groupSize mean number of visitors who came together, from both; 1 if no visits were seen
 * @param in people who came in
 * @param passing people who passed by
 * @param visits visits on the floor
 * @param perHour whether the ratios are of people per hour the store was open, since the two were
 *     not open for equally long
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ComparisonView(
        Side subject,
        Side baseline,
        double groupSize,
        CountRatio in,
        CountRatio passing,
        CountRatio visits,
        boolean perHour) {
    /**
     * One of the two.
     *
     * @param store the store
     * @param from where the period begins
     * @param to where it ends
     * @param openHours hours the store was open in it, up to now
     * @param in people who came in
     * @param out people who went out
     * @param passing people who passed by
     * @param captureShare in / (in + passing); null if there was nobody
     * @param visits visits on the floor
     * @param buyingUnits visits less companions
     * @param meanVisitSeconds null without visits
     * @param doorCoverage reported / expected minutes of the door counters; null if none was
     *     expected
     * @param floorCoverage the same of the floor's sensors
     * @param status provisional, final or revised
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Side(
            StoreId store,
            Instant from,
            Instant to,
            double openHours,
            long in,
            long out,
            long passing,
            @Nullable Double captureShare,
            long visits,
            long buyingUnits,
            @Nullable Double meanVisitSeconds,
            @Nullable Double doorCoverage,
            @Nullable Double floorCoverage,
            Status status) {}

    static ComparisonView of(Side subject, Side baseline) {
        long units = subject.buyingUnits + baseline.buyingUnits;
        double groupSize =
                units == 0 ? 1 : Math.max(1, (double) (subject.visits + baseline.visits) / units);
        double longer =
                subject.openHours > 0 && baseline.openHours > 0
                        ? subject.openHours / baseline.openHours
                        : 1;
        return new ComparisonView(
                subject,
                baseline,
                groupSize,
                CountRatio.of(subject.in, baseline.in, groupSize, longer),
                CountRatio.of(subject.passing, baseline.passing, 1, longer),
                CountRatio.of(subject.visits, baseline.visits, groupSize, longer),
                longer != 1);
    }
}
