package org.aisleflow.api.replenishment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.Suggestion;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to order.
 *
 * @param id stable while it is the same proposal
 * @param store where the goods are needed
 * @param sku the product
 * @param name the product's name
 * @param supplier who delivers
 * @param quantity units to order
 * @param packs whole packs that is
 * @param orderBy the last moment to order
 * @param expectedArrival when the goods should come if ordered at the next possibility
 * @param reason a sentence for people
 * @param state open, approved, edited, rejected or snoozed
 * @param createdAt when it was made
 * @param evidence the numbers behind it
 * @param decision what was decided; null while open
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SuggestionView(
        String id,
        StoreId store,
        Sku sku,
        String name,
        SupplierId supplier,
        int quantity,
        int packs,
        Instant orderBy,
        LocalDate expectedArrival,
        String reason,
        Suggestion.State state,
        Instant createdAt,
        Suggestion.Evidence evidence,
        @Nullable DecisionView decision) {
    /**
     * What a planner decided.
     *
     * @param action approve, edit, reject or snooze
     * @param quantity units to order; null unless approved or edited
     * @param until when to look again; null unless snoozed
     * @param reason why, in the planner's words; null if none was given
     * @param decidedAt when
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DecisionView(
            Decision.Action action,
            @Nullable Integer quantity,
            @Nullable Instant until,
            @Nullable String reason,
            Instant decidedAt) {}

    static SuggestionView open(Suggestion suggestion) {
        return of(suggestion, null);
    }

    static SuggestionView decided(Decision decision) {
        return of(
                decision.suggestion(),
                new DecisionView(
                        decision.action(),
                        decision.quantity(),
                        decision.until(),
                        decision.reason(),
                        decision.decidedAt()));
    }

    private static SuggestionView of(Suggestion suggestion, @Nullable DecisionView decision) {
        return new SuggestionView(
                suggestion.id(),
                suggestion.store(),
                suggestion.sku(),
                suggestion.name(),
                suggestion.supplier(),
                suggestion.quantity(),
                suggestion.packs(),
                suggestion.orderBy(),
                suggestion.expectedArrival(),
                suggestion.reason(),
                suggestion.state(),
                suggestion.createdAt(),
                suggestion.evidence(),
                decision);
    }

    /** As the decisions topic keeps it. */
    Suggestion in(Suggestion.State newState) {
        return new Suggestion(
                id,
                store,
                sku,
                name,
                supplier,
                quantity,
                packs,
                orderBy,
                expectedArrival,
                reason,
                newState,
                createdAt,
                evidence);
    }
}
