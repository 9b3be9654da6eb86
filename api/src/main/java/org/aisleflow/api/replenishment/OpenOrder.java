package org.aisleflow.api.replenishment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.aisleflow.contracts.facts.StockBelief;

/**
 * What was ordered of one product and has not come yet.
 *
 * @param units units that are still to come
 * @param arrival when they should come
 */
record OpenOrder(double units, LocalDate arrival) {
    /** An order that is overdue for longer will not come any more. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(14);

    /**
     * Matches goods received to what was ordered before, first ordered first.
     *
     * @param placed all that was ordered of the product
     * @param deliveries goods received of it
     * @param now the present
     */
    static List<OpenOrder> of(
            Collection<Placed> placed, Collection<StockBelief.Received> deliveries, Instant now) {
        List<StockBelief.Received> received =
                deliveries.stream()
                        .sorted(Comparator.comparing(StockBelief.Received::time))
                        .toList();
        double[] left = received.stream().mapToDouble(StockBelief.Received::units).toArray();
        List<OpenOrder> open = new ArrayList<>();
        placed.stream()
                .sorted(Comparator.comparing(Placed::at))
                .forEach(order -> {
                    double missing = order.units();
                    for (int i = 0; i < left.length && missing > 0; i++) {
                        if (received.get(i).time().isAfter(order.at())) {
                            double taken = Math.min(left[i], missing);
                            left[i] -= taken;
                            missing -= taken;
                        }
                    }
                    if (missing > 0 && !isGivenUp(order, now)) {
                        open.add(new OpenOrder(missing, order.arrival()));
                    }
                });
        return open;
    }

    private static boolean isGivenUp(Placed order, Instant now) {
        Instant due = order.arrival().atStartOfDay(ZoneOffset.UTC).toInstant();
        return now.isAfter(due.plus(GIVEN_UP_AFTER));
    }
}
