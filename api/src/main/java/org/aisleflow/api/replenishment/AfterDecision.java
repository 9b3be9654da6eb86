package org.aisleflow.api.replenishment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.aisleflow.contracts.facts.Decision;

/**
 * When a product that was decided about may be suggested again. A snooze ends at its time. After
 * any other decision the same need is not told twice: not on the same day, and not before the
 * inventory position is a pack below what it was with the decision, or a week has passed.
 *
 * @param timezone the store's, which tells days apart
 * @param now the present
 */
record AfterDecision(ZoneId timezone, Instant now) {
    private static final Duration LONG_ENOUGH = Duration.ofDays(7);

    /**
     * @param newest the newest decision about the product in the store
     * @param position the inventory position now
     */
    boolean isNewNeed(Decision newest, double position) {
        if (newest.action() == Decision.Action.SNOOZE) {
            return !isSnoozed(newest);
        }
        if (!day(newest.decidedAt()).isBefore(day(now))) {
            return false;
        }
        var evidence = newest.suggestion().evidence();
        Integer ordered = newest.quantity();
        double then = evidence.inventoryPosition() + (ordered == null ? 0 : ordered);
        return position <= then - evidence.pack()
                || !now.isBefore(newest.decidedAt().plus(LONG_ENOUGH));
    }

    boolean isSnoozed(Decision decision) {
        Instant until = decision.until();
        return decision.action() == Decision.Action.SNOOZE && until != null && now.isBefore(until);
    }

    private LocalDate day(Instant time) {
        return time.atZone(timezone).toLocalDate();
    }
}
