package org.aisleflow.api.replenishment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.ids.Sku;

/**
 * Units of one product that were ordered, here or elsewhere.
 *
 * @param units how many
 * @param at when
 * @param arrival the day on which they should come, in the store's time zone
 */
record Placed(double units, Instant at, LocalDate arrival) {
    /**
     * All that was ordered of a product. An order that names the suggestion it was placed for takes
     * the place of what was decided about it, so that nothing is on order twice.
     *
     * @param sku the product
     * @param decisions all about the product in the store
     * @param orders the store's orders, of other products too
     * @param timezone the store's
     */
    static List<Placed> of(
            Sku sku,
            Collection<Decision> decisions,
            Collection<PurchaseOrder> orders,
            ZoneId timezone) {
        List<Placed> placed = new ArrayList<>();
        Set<String> executed = new HashSet<>();
        for (PurchaseOrder order : orders) {
            LocalDate arrival = order.due().atZone(timezone).toLocalDate();
            for (PurchaseOrder.Line line : order.lines()) {
                if (line.sku().equals(sku)) {
                    placed.add(new Placed(line.quantity(), order.placed(), arrival));
                    if (line.suggestion() != null) {
                        executed.add(line.suggestion());
                    }
                }
            }
        }
        for (Decision decision : decisions) {
            Integer quantity = decision.quantity();
            if (quantity != null && !executed.contains(decision.suggestion().id())) {
                placed.add(
                        new Placed(
                                quantity,
                                decision.decidedAt(),
                                decision.suggestion().expectedArrival()));
            }
        }
        return placed;
    }
}
