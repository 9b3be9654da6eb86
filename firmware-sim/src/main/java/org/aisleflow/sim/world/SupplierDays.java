package org.aisleflow.sim.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Supplier;

/** When a supplier takes orders and when it comes. */
final class SupplierDays {
    private final Supplier supplier;

    SupplierDays(Supplier supplier) {
        this.supplier = supplier;
    }

    boolean takesOrdersOn(LocalDate date) {
        return supplier.orderDays().contains(date.getDayOfWeek());
    }

    /** The day on which an order comes; the lead time varies. */
    LocalDate arrival(LocalDate ordered, SplittableRandom random) {
        double lead = supplier.leadTimeDays() + supplier.leadTimeDaysSd() * random.nextGaussian();
        LocalDate day = ordered.plusDays(Math.max(1, Math.round(lead)));
        while (!supplier.deliveryDays().contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The most days for which an order's goods are waited for, on average lead time. */
    double waitDays() {
        return supplier.leadTimeDays() + longestGap(supplier.deliveryDays()) - 1;
    }

    /** The most days from one order to the next. */
    int orderGapDays() {
        return longestGap(supplier.orderDays());
    }

    private static int longestGap(Set<DayOfWeek> days) {
        int longest = 0;
        for (DayOfWeek day : days) {
            int gap = 1;
            while (!days.contains(day.plus(gap))) {
                gap++;
            }
            longest = Math.max(longest, gap);
        }
        return longest;
    }
}
