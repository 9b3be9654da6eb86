package org.aisleflow.api.replenishment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;

/**
 * On which days a supplier takes orders and delivers, in the store's time zone. An order must be
 * placed before the store closes.
 *
 * @param store where the goods go
 * @param supplier who delivers
 */
record SupplierCalendar(Store store, Supplier supplier) {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    /** The first day from now on, today included, on which an order can still be placed. */
    LocalDate firstOrderDay(Instant now) {
        LocalDate today = today(now);
        LocalDate from = now.isBefore(lastMoment(today)) ? today : today.plusDays(1);
        return firstOf(supplier.orderDays(), from);
    }

    LocalDate nextOrderDay(LocalDate after) {
        return firstOf(supplier.orderDays(), after.plusDays(1));
    }

    /** When an order of that day should come: the first delivery day after the lead time. */
    LocalDate arrivalOf(LocalDate orderDay) {
        return firstOf(
                supplier.deliveryDays(),
                orderDay.plusDays((long) Math.ceil(supplier.leadTimeDays())));
    }

    /** Days from one delivery that an order can fill to the next such delivery. */
    long daysToNextDelivery(LocalDate orderDay) {
        LocalDate arrival = arrivalOf(orderDay);
        LocalDate next = nextOrderDay(orderDay);
        while (!arrivalOf(next).isAfter(arrival)) {
            next = nextOrderDay(next);
        }
        return ChronoUnit.DAYS.between(arrival, arrivalOf(next));
    }

    LocalDate today(Instant now) {
        return now.atZone(store.timezone()).toLocalDate();
    }

    /** When the store closes that day; a store that closes after midnight orders before it. */
    Instant lastMoment(LocalDate orderDay) {
        LocalTime time = store.closes().isAfter(store.opens()) ? store.closes() : END_OF_DAY;
        return orderDay.atTime(time).atZone(store.timezone()).toInstant();
    }

    private static LocalDate firstOf(Set<DayOfWeek> days, LocalDate from) {
        LocalDate day = from;
        while (!days.contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        return day;
    }
}
