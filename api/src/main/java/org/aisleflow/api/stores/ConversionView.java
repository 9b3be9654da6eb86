package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who came bought something. What none of its devices reported is unknown: null,
 * not 0.
 *
 * @param receipts receipts on which at least one thing was sold
 * @param units units sold on them
 * @param visitors people who came in by the doors
 * @param buyingUnits lone visitors and groups that came together, as seen on the floor
 * @param byVisitor receipts / visitors; null without visitors or if either is unknown. Over 1 it
 *     says that a door counter misses people, or that the tills and doors of the range do not
 *     belong together
 * @param byBuyingUnit receipts / buyingUnits; null without any or if either is unknown
 * @param tillCoverage reported / expected minutes of the tills, 0 to 1; null if none was expected
 * @param doorCoverage the same of the door counters
 * @param floorCoverage the same of the floor's sensors
 * @param status provisional, final or revised
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ConversionView(
        @Nullable Long receipts,
        @Nullable Double units,
        @Nullable Long visitors,
        @Nullable Long buyingUnits,
        @Nullable Double byVisitor,
        @Nullable Double byBuyingUnit,
        @Nullable Double tillCoverage,
        @Nullable Double doorCoverage,
        @Nullable Double floorCoverage,
        Status status) {}
