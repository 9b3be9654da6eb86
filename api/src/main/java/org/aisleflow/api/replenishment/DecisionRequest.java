package org.aisleflow.api.replenishment;

import java.time.Instant;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * What a planner wants.
 *
 * @param action approve, edit, reject or snooze
 * @param quantity units to order; needed to edit
 * @param until when to look again; needed to snooze
 * @param reason why; needed to reject
 */
record DecisionRequest(
        Decision.@Nullable Action action,
        @Nullable Integer quantity,
        @Nullable Instant until,
        @Nullable String reason) {
    private static final int MOST_UNITS = 100_000;

    /** Makes the decision, or says what is missing. */
    Decision about(SuggestionView suggestion, Instant now) {
        return switch (action) {
            case null ->
                    throw ProblemException.badField(
                            "action", "action must be approve, edit, reject or snooze.");
            case APPROVE ->
                    decision(
                            suggestion,
                            Suggestion.State.APPROVED,
                            suggestion.quantity(),
                            null,
                            now);
            case EDIT -> decision(suggestion, Suggestion.State.EDITED, editedQuantity(), null, now);
            case REJECT -> {
                if (reason == null || reason.isBlank()) {
                    throw ProblemException.badField("reason", "To reject, say why in reason.");
                }
                yield decision(suggestion, Suggestion.State.REJECTED, null, null, now);
            }
            case SNOOZE ->
                    decision(suggestion, Suggestion.State.SNOOZED, null, snoozedUntil(now), now);
        };
    }

    private Decision decision(
            SuggestionView suggestion,
            Suggestion.State state,
            @Nullable Integer units,
            @Nullable Instant lookAgain,
            Instant now) {
        if (action == null) {
            throw new IllegalStateException("checked before");
        }
        return new Decision(suggestion.in(state), action, units, lookAgain, reason, now);
    }

    private int editedQuantity() {
        if (quantity == null || quantity < 1 || quantity > MOST_UNITS) {
            throw ProblemException.badField(
                    "quantity", "To edit, give quantity, 1 to 100000 units.");
        }
        return quantity;
    }

    private Instant snoozedUntil(Instant now) {
        if (until == null || !until.isAfter(now)) {
            throw ProblemException.badField(
                    "until", "To snooze, give until, a time that is still to come.");
        }
        return until;
    }
}
