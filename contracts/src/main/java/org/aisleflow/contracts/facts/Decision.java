package org.aisleflow.contracts.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a planner decided about a suggestion; the value of the decisions topic, keyed by store and
 * suggestion.
 *
 * @param suggestion the suggestion as it was when decided
 * @param action what was decided
 * @param quantity units to order; null unless approved or edited
 * @param until when to look again; null unless snoozed
 * @param reason why, in the planner's words, or null
 * @param decidedAt when
 */
public record Decision(
        Suggestion suggestion,
        Action action,
        @Nullable Integer quantity,
        @Nullable Instant until,
        @Nullable String reason,
        Instant decidedAt) {

    /** What can be decided. */
    public enum Action {
        /** Order as proposed. */
        @JsonProperty("approve")
        APPROVE,
        /** Order another quantity. */
        @JsonProperty("edit")
        EDIT,
        /** Do not order. */
        @JsonProperty("reject")
        REJECT,
        /** Look at it again later. */
        @JsonProperty("snooze")
        SNOOZE
    }
}
