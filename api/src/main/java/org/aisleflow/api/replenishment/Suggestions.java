package org.aisleflow.api.replenishment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.Suggestion;
import org.aisleflow.contracts.ids.Sku;

/**
 * All suggestions there are: open ones computed from what is known now, decided ones as they were
 * decided. A suggestion's id is store, product and how many decisions there were before it: it
 * stays the same, over days and restarts, until it is decided.
 */
@Singleton
final class Suggestions {
    private static final Duration DECIDED_SHOWN = Duration.ofDays(28);
    private static final Comparator<SuggestionView> OPEN_FIRST =
            Comparator.comparing((SuggestionView view) -> view.state() != Suggestion.State.OPEN)
                    .thenComparing(SuggestionView::orderBy)
                    // A supplier's cut-off makes many due at once: what runs out first comes first.
                    .thenComparingDouble(Suggestions::daysOfSupply)
                    .thenComparing(SuggestionView::id);

    private final LatestFacts facts;
    private final Clock clock;
    private final Map<String, Instant> firstSeen = new ConcurrentHashMap<>();

    Suggestions(LatestFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Those of some stores, open ones first, by the time to order. */
    List<SuggestionView> of(List<Store> stores) {
        var policies = new Policies(facts.catalog());
        return stores.stream().flatMap(store -> of(store, policies)).sorted(OPEN_FIRST).toList();
    }

    private Stream<SuggestionView> of(Store store, Policies policies) {
        Instant now = clock.instant();
        Map<Sku, List<Decision>> decisions =
                facts.decisions().of(store.id()).stream()
                        .collect(Collectors.groupingBy(decision -> decision.suggestion().sku()));
        List<SuggestionView> views = new ArrayList<>();
        for (StockBelief belief : facts.stock().of(store.id())) {
            List<Decision> about = decisions.getOrDefault(belief.sku(), List.of());
            open(store, belief, about, policies, now).ifPresent(views::add);
        }
        var afterDecision = new AfterDecision(store.timezone(), now);
        decisions.values().stream()
                .flatMap(List::stream)
                .filter(decision -> isShown(decision, afterDecision, now))
                .map(SuggestionView::decided)
                .forEach(views::add);
        return views.stream();
    }

    private static boolean isShown(Decision decision, AfterDecision rule, Instant now) {
        return decision.action() == Decision.Action.SNOOZE
                ? rule.isSnoozed(decision)
                : decision.decidedAt().isAfter(now.minus(DECIDED_SHOWN));
    }

    private Optional<SuggestionView> open(
            Store store, StockBelief belief, List<Decision> about, Policies policies, Instant now) {
        Optional<SuggestionRule> rule =
                need(store, belief, about, policies, now)
                        .map(need -> new SuggestionRule(need, now));
        Optional<Decision> newest = about.stream().max(Comparator.comparing(Decision::decidedAt));
        if (rule.isEmpty() || !mayBeOpen(store, rule.get(), newest, now)) {
            return Optional.empty();
        }
        long before =
                about.stream()
                        .filter(decision -> decision.action() != Decision.Action.SNOOZE)
                        .count();
        String id = "%s~%s~%d".formatted(store.id(), belief.sku(), before + 1);
        Optional<Suggestion> suggestion = rule.get().suggest(id, firstSeen.getOrDefault(id, now));
        if (suggestion.isPresent()) {
            firstSeen.putIfAbsent(id, now);
        } else {
            firstSeen.remove(id);
        }
        return suggestion.map(SuggestionView::open);
    }

    private static boolean mayBeOpen(
            Store store, SuggestionRule rule, Optional<Decision> newest, Instant now) {
        var afterDecision = new AfterDecision(store.timezone(), now);
        return newest.isEmpty() || afterDecision.isNewNeed(newest.get(), rule.inventoryPosition());
    }

    private Optional<Need> need(
            Store store, StockBelief belief, List<Decision> about, Policies policies, Instant now) {
        Optional<Product> product = facts.catalog().product(belief.sku());
        Optional<Supplier> supplier =
                product.flatMap(found -> facts.catalog().supplier(found.supplier()));
        return supplier.map(found ->
                new Need(
                        store,
                        product.orElseThrow(),
                        found,
                        policies.of(store.id(), belief.sku()),
                        belief,
                        OpenOrder.of(
                                Placed.of(
                                        belief.sku(),
                                        about,
                                        facts.orders().of(store.id()),
                                        store.timezone()),
                                belief.deliveries(),
                                now)));
    }

    private static double daysOfSupply(SuggestionView view) {
        return view.evidence().inventoryPosition() / view.evidence().meanPerDay();
    }
}
