package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Visits that began in a range. If none was seen and none of the floor's sensors reported, their
 * numbers are unknown: null, not 0.
 *
 * @param visits shoppers' visits
 * @param buyingUnits visits less companions: lone visitors and groups that came together
 * @param bounces those under 60 s
 * @param bounceRate bounces / visits; null without visits
 * @param meanVisitSeconds from first to last sighting, on average; null without visits
 * @param meanMetres length of the way, on average; null without visits
 * @param meanMetresPerSecond their ways together / their time together, standing included; null
 *     without visits
 * @param staff visits of staff, which count nowhere else
 * @param shoppersPerAssociate seconds that shoppers were there / seconds that staff was; null if no
 *     staff was seen
 * @param coverage reported / expected minutes of the floor's sensors, 0 to 1; null if none was
 *     expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record VisitsView(
        @Nullable Long visits,
        @Nullable Long buyingUnits,
        @Nullable Long bounces,
        @Nullable Double bounceRate,
        @Nullable Double meanVisitSeconds,
        @Nullable Double meanMetres,
        @Nullable Double meanMetresPerSecond,
        @Nullable Long staff,
        @Nullable Double shoppersPerAssociate,
        @Nullable Double coverage,
        Status status) {}
