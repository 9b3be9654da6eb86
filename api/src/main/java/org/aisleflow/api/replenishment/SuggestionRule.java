package org.aisleflow.api.replenishment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether to propose an order, and which.
 *
 * <ul>
 *   <li>L: days until an order placed at the next possibility comes, at least the supplier's lead
 *       time. R: days until the next delivery after that one, at least the policy's review days.
 *   <li>Reorder point: the quantile, at the service level, of the demand in L + R days ({@link
 *       LeadTimeDemand}).
 *   <li>Inventory position: on hand (median) + on order + due today. At or below the reorder point
 *       an order is proposed, up to the reorder point + d·R, one review's demand more, so that not
 *       every day orders a little.
 *   <li>Size: {@link OrderSize}.
 *   <li>Order by: the last order day whose delivery comes while the probability of having run out,
 *       with what is there and comes before it, is at most 1 − service level; if there is none, the
 *       first order day.
 * </ul>
 *
 * Without a day of sales behind it there is no demand to order for, and no suggestion.
 */
final class SuggestionRule {
    private static final int FARTHEST_ORDER_DAYS = 60;
    private static final double NORMAL_P90 = 1.2816;

    private final Need need;

    private final SupplierCalendar calendar;
    private final LocalDate today;
    private final LocalDate orderDay;
    private final LocalDate arrival;
    private final double meanPerDay;
    private final double sdPerDay;

    SuggestionRule(Need need, Instant now) {
        this.need = need;

        this.calendar = new SupplierCalendar(need.store(), need.supplier());
        this.today = calendar.today(now);
        this.orderDay = calendar.firstOrderDay(now);
        this.arrival = calendar.arrivalOf(orderDay);
        StockBelief.Demand demand = need.belief().demand();
        this.meanPerDay = demand.meanPerDay();
        // One day has no deviation; sales of single units scatter as a Poisson process does.
        this.sdPerDay = demand.days() < 2 ? Math.sqrt(meanPerDay) : demand.sdPerDay();
    }

    /**
     * @param id the suggestion's id if there is one
     * @param createdAt when it was first made
     */
    Optional<Suggestion> suggest(String id, Instant createdAt) {
        if (need.belief().demand().days() == 0 || meanPerDay <= 0) {
            return Optional.empty();
        }
        Suggestion.Evidence found = evidence();
        if (found.inventoryPosition() > found.reorderPoint() || found.shortfall() <= 0) {
            return Optional.empty();
        }
        OrderSize size = OrderSize.of(found.shortfall(), need.product(), room(found));
        Suggestion.Evidence evidence = withRounding(found, size.rounding());
        Instant orderBy = orderBy();
        return Optional.of(
                new Suggestion(
                        id,
                        need.store().id(),
                        need.product().sku(),
                        need.product().name(),
                        need.supplier().id(),
                        size.quantity(),
                        size.packs(),
                        orderBy,
                        arrival,
                        ReasonText.of(evidence, arrival, runsOutBeforeArrival()),
                        Suggestion.State.OPEN,
                        createdAt,
                        evidence));
    }

    double inventoryPosition() {
        return need.belief().onHand().mid() + comingUntil(LocalDate.MAX);
    }

    private Suggestion.Evidence evidence() {
        double dueToday = comingUntil(today);
        double position = inventoryPosition();
        double leadTimeDays =
                Math.max(
                        need.supplier().leadTimeDays(),
                        (double) ChronoUnit.DAYS.between(today, arrival));
        double reviewDays =
                Math.max(
                        need.policy().reviewDays(), (double) calendar.daysToNextDelivery(orderDay));
        double leadTimeDaysSd = need.supplier().leadTimeDaysSd();
        LeadTimeDemand demand =
                LeadTimeDemand.of(meanPerDay, sdPerDay, leadTimeDays + reviewDays, leadTimeDaysSd);
        double reorderPoint = demand.quantile(need.policy().serviceLevel());
        return new Suggestion.Evidence(
                need.belief().onHand(),
                need.belief().onShelf(),
                need.belief().emptyProbability(),
                comingUntil(LocalDate.MAX) - dueToday,
                dueToday,
                position,
                meanPerDay,
                sdPerDay,
                need.belief().demand().days(),
                leadTimeDays,
                leadTimeDaysSd,
                reviewDays,
                need.policy().serviceLevel(),
                demand.mean(),
                demand.sd(),
                reorderPoint,
                reorderPoint + meanPerDay * reviewDays - position,
                need.product().minimumOrder(),
                need.product().pack(),
                need.capacity(),
                "");
    }

    /** Room at arrival: what fits, less what will still be there. */
    private @Nullable Double room(Suggestion.Evidence evidence) {
        Integer capacity = evidence.capacity();
        if (capacity == null) {
            return null;
        }
        double soldUntilThen = meanPerDay * evidence.leadTimeDays();
        return capacity - Math.max(0, evidence.inventoryPosition() - soldUntilThen);
    }

    private Instant orderBy() {
        LocalDate last = orderDay;
        LocalDate candidate = calendar.nextOrderDay(orderDay);
        LocalDate farthest = today.plusDays(FARTHEST_ORDER_DAYS);
        while (candidate.isBefore(farthest) && lastsUntil(calendar.arrivalOf(candidate))) {
            last = candidate;
            candidate = calendar.nextOrderDay(candidate);
        }
        return calendar.lastMoment(last);
    }

    private boolean runsOutBeforeArrival() {
        return !lastsUntil(arrival);
    }

    private boolean lastsUntil(LocalDate delivery) {
        double days = ChronoUnit.DAYS.between(today, delivery);
        Band onHand = need.belief().onHand();
        double onHandSd = (onHand.high() - onHand.low()) / (2 * NORMAL_P90);
        double available = onHand.mid() + comingUntil(delivery.minusDays(1));
        double runsOut =
                LeadTimeDemand.of(meanPerDay, sdPerDay, days, need.supplier().leadTimeDaysSd())
                        .blurredBy(onHandSd)
                        .probabilityAbove(available);
        return runsOut <= 1 - need.policy().serviceLevel();
    }

    /** What is overdue is expected today. */
    private double comingUntil(LocalDate day) {
        return need.onOrder().stream()
                .filter(order -> !order.arrival().isAfter(day))
                .mapToDouble(OpenOrder::units)
                .sum();
    }

    private static Suggestion.Evidence withRounding(Suggestion.Evidence found, String rounding) {
        return new Suggestion.Evidence(
                found.onHand(),
                found.onShelf(),
                found.emptyProbability(),
                found.onOrder(),
                found.dueToday(),
                found.inventoryPosition(),
                found.meanPerDay(),
                found.sdPerDay(),
                found.demandDays(),
                found.leadTimeDays(),
                found.leadTimeDaysSd(),
                found.reviewDays(),
                found.serviceLevel(),
                found.leadTimeDemandMean(),
                found.leadTimeDemandSd(),
                found.reorderPoint(),
                found.shortfall(),
                found.minimumOrder(),
                found.pack(),
                found.capacity(),
                rounding);
    }
}
