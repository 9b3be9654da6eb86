package org.aisleflow.api.replenishment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.aisleflow.api.facts.FactsPublisher;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.api.stores.KnownStores;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.Suggestion;
import org.jspecify.annotations.Nullable;

/** What to order, and what was decided about it. */
@Controller("/api/v1/replenishment")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "replenishment")
final class SuggestionsController {
    private final Suggestions suggestions;
    private final LatestFacts facts;
    private final FactsPublisher publisher;
    private final KnownStores stores;
    private final Clock clock;
    private final ReentrantLock deciding = new ReentrantLock();

    SuggestionsController(
            Suggestions suggestions,
            LatestFacts facts,
            FactsPublisher publisher,
            KnownStores stores,
            Clock clock) {
        this.suggestions = suggestions;
        this.facts = facts;
        this.publisher = publisher;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Suggestions with the numbers behind them; decided ones for four weeks.
     *
     * @param store only those of this store; of all stores if left out
     * @param state {@code open}, {@code approved}, {@code edited}, {@code rejected}, {@code
     *     snoozed} or {@code all} (the default)
     * @return the suggestions, open ones first, by the time to order
     */
    @Get("/suggestions")
    List<SuggestionView> suggestions(
            @QueryValue @Nullable String store, @QueryValue @Nullable String state) {
        List<Store> wanted =
                store == null ? facts.catalog().all(Store.class) : List.of(stores.get(store));
        List<SuggestionView> all = suggestions.of(wanted);
        if (state == null || state.equals("all")) {
            return all;
        }
        Suggestion.State only = stateOf(state);
        return all.stream().filter(suggestion -> suggestion.state() == only).toList();
    }

    /**
     * The same as a table for spreadsheets.
     *
     * @param store only those of this store; of all stores if left out
     * @param state as of the other call
     * @return comma-separated values
     */
    @Get("/suggestions.csv")
    @Produces("text/csv;charset=utf-8")
    HttpResponse<String> table(
            @QueryValue @Nullable String store, @QueryValue @Nullable String state) {
        return HttpResponse.ok(SuggestionCsv.of(suggestions(store, state)))
                .header("Content-Disposition", "attachment; filename=\"suggestions.csv\"");
    }

    /**
     * Decides about a suggestion; returns after the decision is kept for good.
     *
     * @param id which
     * @param request what to do
     * @return the suggestion with its decision
     */
    @Post("/suggestions/{id}/decision")
    SuggestionView decide(String id, @Body DecisionRequest request) {
        // One at a time, so that two planners cannot both decide the same.
        deciding.lock();
        try {
            Decision decision = request.about(undecided(id), clock.instant());
            publisher.decision(decision);
            return SuggestionView.decided(decision);
        } finally {
            deciding.unlock();
        }
    }

    private SuggestionView undecided(String id) {
        List<SuggestionView> found =
                suggestions.of(facts.catalog().all(Store.class)).stream()
                        .filter(suggestion -> suggestion.id().equals(id))
                        .toList();
        if (found.isEmpty()) {
            throw ProblemException.notFound(
                    "There is no suggestion %s, or it is no longer needed.".formatted(id));
        }
        SuggestionView suggestion = found.getFirst();
        if (suggestion.state() != Suggestion.State.OPEN
                && suggestion.state() != Suggestion.State.SNOOZED) {
            throw ProblemException.conflict(
                    "Suggestion %s is already %s."
                            .formatted(id, suggestion.state().name().toLowerCase(Locale.ROOT)));
        }
        return suggestion;
    }

    private static Suggestion.State stateOf(String text) {
        for (Suggestion.State state : Suggestion.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
                return state;
            }
        }
        throw ProblemException.badField(
                "state",
                "state is \"%s\", it must be open, approved, edited, rejected, snoozed or all."
                        .formatted(text));
    }
}
