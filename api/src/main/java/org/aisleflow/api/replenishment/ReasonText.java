package org.aisleflow.api.replenishment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.aisleflow.contracts.facts.Suggestion;

/** Why to order, in words that a planner uses. */
final class ReasonText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private ReasonText() {}

    static String of(Suggestion.Evidence evidence, LocalDate arrival, boolean runsOutBefore) {
        String there =
                evidence.onOrder() + evidence.dueToday() > 0
                        ? String.format(
                                Locale.ROOT,
                                "%.0f on hand and %.0f on order",
                                evidence.onHand().mid(),
                                evidence.onOrder() + evidence.dueToday())
                        : String.format(Locale.ROOT, "%.0f on hand", evidence.onHand().mid());
        String text =
                String.format(
                        Locale.ROOT,
                        "%s; at %.1f a day the %.0f days until the delivery after next need up to"
                                + " %.0f (%s %% sure).",
                        there,
                        evidence.meanPerDay(),
                        evidence.leadTimeDays() + evidence.reviewDays(),
                        Math.ceil(evidence.reorderPoint()),
                        percent(evidence.serviceLevel()));
        return runsOutBefore
                ? text + " It may run out before " + DAY.format(arrival) + ": order at once."
                : text;
    }

    private static String percent(double share) {
        double percent = share * 100;
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f", percent)
                : String.format(Locale.ROOT, "%.1f", percent);
    }
}
