package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * Two periods or stores side by side. Numbers of which no sensor reported anything are unknown:
 * null, not 0.
 *
 * @param subject what is compared
 * @param baseline what it is compared with
 * @param groupSize mean number of visitors who came together, from both; 1 if no visits were seen
 * @param in people who came in
 * @param passing people who passed by
 * @param visits visits on the floor
 * @param perHour whether the ratios are of people per hour that the store was open and watched
 *     (hours open × coverage), since these differ by over 1 %. Where less than half was watched of
 *     one of the two there is no ratio
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
            @Nullable Long in,
            @Nullable Long out,
            @Nullable Long passing,
            @Nullable Double captureShare,
            @Nullable Long visits,
            @Nullable Long buyingUnits,
            @Nullable Double meanVisitSeconds,
            @Nullable Double doorCoverage,
            @Nullable Double floorCoverage,
            Status status) {}

    private static final double LEAST_COVERAGE = 0.5;
    private static final double SAME = 0.01;

    static ComparisonView of(Side subject, Side baseline) {
        long units = orZero(subject.buyingUnits) + orZero(baseline.buyingUnits);
        long visits = orZero(subject.visits) + orZero(baseline.visits);
        double groupSize = units == 0 ? 1 : Math.max(1, (double) visits / units);
        double doors = longer(subject, subject.doorCoverage, baseline, baseline.doorCoverage);
        double floor = longer(subject, subject.floorCoverage, baseline, baseline.floorCoverage);
        return new ComparisonView(
                subject,
                baseline,
                groupSize,
                CountRatio.of(subject.in, baseline.in, groupSize, doors),
                CountRatio.of(subject.passing, baseline.passing, 1, doors),
                CountRatio.of(subject.visits, baseline.visits, groupSize, floor),
                isNotSame(doors) || isNotSame(floor));
    }

    /** How much longer the one was open and watched than the other; NaN if too little was. */
    private static double longer(
            Side one, @Nullable Double ofOne, Side other, @Nullable Double ofOther) {
        if (ofOne == null || ofOther == null || one.openHours == 0 || other.openHours == 0) {
            return 1;
        }
        return Math.min(ofOne, ofOther) < LEAST_COVERAGE
                ? Double.NaN
                : one.openHours * ofOne / (other.openHours * ofOther);
    }

    private static boolean isNotSame(double longer) {
        return Math.abs(longer - 1) > SAME;
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
