package org.aisleflow.contracts.catalog;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.aisleflow.contracts.ids.SupplierId;

/**
 * Who delivers.
 *
 * @param id the supplier
 * @param leadTimeDays mean days from order to delivery
 * @param leadTimeDaysSd standard deviation of those days
 * @param orderDays weekdays on which it takes orders
 * @param deliveryDays weekdays on which it delivers
 */
public record Supplier(
        SupplierId id,
        double leadTimeDays,
        double leadTimeDaysSd,
        Set<DayOfWeek> orderDays,
        Set<DayOfWeek> deliveryDays)
        implements CatalogEntry {
    /** Checks the ranges. */
    public Supplier {
        orderDays = Collections.unmodifiableSet(new TreeSet<>(orderDays));
        deliveryDays = Collections.unmodifiableSet(new TreeSet<>(deliveryDays));
        Check.notNegative("leadTimeDays of supplier " + id, leadTimeDays);
        Check.notNegative("leadTimeDaysSd of supplier " + id, leadTimeDaysSd);
        Check.that(!orderDays.isEmpty(), "supplier %s takes orders on no day".formatted(id));
        Check.that(!deliveryDays.isEmpty(), "supplier %s delivers on no day".formatted(id));
    }

    @Override
    public String key() {
        return "supplier/" + id;
    }
}
