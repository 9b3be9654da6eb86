package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Visits that began in a range.
 *
 * @param visits shoppers' visits
 * @param bounces those under 60 s
 * @param meanVisitSeconds from first to last sighting, on average; null without visits
 * @param meanMetres length of the way, on average; null without visits
 * @param staff trails of staff, which count nowhere else
 * @param coverage reported / expected minutes of the floor's sensors, 0 to 1; null if none was
 *     expected
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record VisitsView(
        long visits,
        long bounces,
        @Nullable Double meanVisitSeconds,
        @Nullable Double meanMetres,
        long staff,
        @Nullable Double coverage,
        Status status) {}
