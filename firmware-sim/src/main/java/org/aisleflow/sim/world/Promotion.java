package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.aisleflow.contracts.ids.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A product that is cheaper for some days and therefore wanted more.
 *
 * @param sku the product
 * @param from its first day
 * @param to its last day
 * @param repeatDays days from one beginning to the next; null if it happens once
 * @param uplift factor on the units wanted per day, 0.1 to 20
 * @param price what a unit costs meanwhile
 */
public record Promotion(
        Sku sku,
        LocalDate from,
        LocalDate to,
        @Nullable Integer repeatDays,
        double uplift,
        double price) {
    /** Checks the ranges. */
    public Promotion {
        Complaints.of("promotion of " + sku)
                .when(
                        to.isBefore(from),
                        "it ends on %s, before it begins on %s".formatted(to, from))
                .when(
                        repeatDays != null && repeatDays <= ChronoUnit.DAYS.between(from, to),
                        "repeatDays is %s, it must be more than the days the promotion lasts"
                                .formatted(repeatDays))
                .unlessWithin("uplift", uplift, 0.1, 20)
                .unlessWithin("price", price, 0, 100_000)
                .raise();
    }

    boolean isOn(LocalDate date) {
        long day = ChronoUnit.DAYS.between(from, date);
        long length = ChronoUnit.DAYS.between(from, to);
        long since = repeatDays == null || day < 0 ? day : day % repeatDays;
        return since >= 0 && since <= length;
    }
}
