package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.catalog.Policy;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.Suggestion;
import org.junit.jupiter.api.Test;

class SuggestionRuleTest {
    /** A Wednesday, ten in Rome; lead time 2 days, orders and deliveries every day. */
    private static final Instant NOW = Instant.parse("2026-03-04T09:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    @Test
    void ordersUpToTheReorderPointAndOneReviewMore() {
        Suggestion suggestion = suggest(10, 5, List.of()).orElseThrow();

        Suggestion.Evidence evidence = suggestion.evidence();
        assertThat(evidence.leadTimeDemandMean()).isEqualTo(15);
        assertThat(evidence.leadTimeDemandSd()).isCloseTo(Math.sqrt(12), within(1e-12));
        // Normal at 95 %: 15 + 1.6449 × 3.4641.
        assertThat(evidence.reorderPoint()).isCloseTo(20.698, within(0.001));
        assertThat(evidence.shortfall()).isCloseTo(evidence.reorderPoint() + 5 - 10, within(1e-12));
        assertThat(suggestion.quantity()).isEqualTo(18);
        assertThat(suggestion.packs()).isEqualTo(3);
        assertThat(suggestion.expectedArrival()).isEqualTo(TODAY.plusDays(2));
    }

    @Test
    void ordersNothingAboveTheReorderPoint() {
        assertThat(suggest(20.69, 5, List.of())).isPresent();
        assertThat(suggest(20.71, 5, List.of())).isEmpty();
    }

    @Test
    void countsWhatIsOnOrderAndWhatIsDueToday() {
        var dueToday = new OpenOrder(6, TODAY);
        var later = new OpenOrder(3, TODAY.plusDays(1));

        Suggestion.Evidence evidence =
                suggest(4, 5, List.of(dueToday, later)).orElseThrow().evidence();

        assertThat(evidence.dueToday()).isEqualTo(6);
        assertThat(evidence.onOrder()).isEqualTo(3);
        assertThat(evidence.inventoryPosition()).isEqualTo(13);
        assertThat(suggest(4, 5, List.of(dueToday, new OpenOrder(12, TODAY.plusDays(1)))))
                .isEmpty();
    }

    @Test
    void ordersByTheLastDayWhoseDeliveryStillComesInTime() {
        // At 95 % three days need 20.7, four days 26.6, and five days (2 + review 3) 32.4.
        Policy everyThirdDay = new Policy(null, null, 0.95, 3);
        Instant closingToday = Instant.parse("2026-03-04T19:00:00Z");

        assertThat(orderBy(20, everyThirdDay)).isEqualTo(closingToday);
        assertThat(orderBy(26, everyThirdDay)).isEqualTo(closingToday.plusSeconds(86_400));
        assertThat(orderBy(27, everyThirdDay)).isEqualTo(closingToday.plusSeconds(2 * 86_400));
    }

    private static Instant orderBy(double onHand, Policy policy) {
        StockBelief belief = belief(onHand, new StockBelief.Demand(5, 2, 28));
        return new SuggestionRule(need(belief, List.of(), policy), NOW)
                .suggest("id", NOW)
                .orElseThrow()
                .orderBy();
    }

    @Test
    void saysThatItMayRunOutBeforeTheDelivery() {
        assertThat(suggest(3, 5, List.of()).orElseThrow().reason())
                .isEqualTo(
                        "3 on hand; at 5.0 a day the 3 days until the delivery after next need up"
                                + " to 21 (95 % sure). It may run out before Friday 6 March: order"
                                + " at once.");
        assertThat(suggest(19, 5, List.of()).orElseThrow().reason()).doesNotContain("run out");
    }

    @Test
    void suggestsNothingWithoutSales() {
        assertThat(suggest(0, 0, List.of())).isEmpty();
        StockBelief never = belief(0, new StockBelief.Demand(0, 0, 0));
        assertThat(rule(never, List.of()).suggest("id", NOW)).isEmpty();
    }

    @Test
    void ordersMoreForAHigherServiceLevel() {
        StockBelief belief = belief(10, new StockBelief.Demand(5, 2, 28));

        double usual = rule(belief, List.of()).suggest("id", NOW).orElseThrow().quantity();
        double higher =
                new SuggestionRule(need(belief, List.of(), new Policy(null, null, 0.999, 3)), NOW)
                        .suggest("id", NOW)
                        .orElseThrow()
                        .quantity();

        assertThat(higher).isGreaterThan(usual);
    }

    private static Optional<Suggestion> suggest(
            double onHand, double perDay, List<OpenOrder> onOrder) {
        return rule(belief(onHand, new StockBelief.Demand(perDay, perDay * 0.4, 28)), onOrder)
                .suggest("id", NOW);
    }

    private static SuggestionRule rule(StockBelief belief, List<OpenOrder> onOrder) {
        return new SuggestionRule(need(belief, onOrder, Policies.DEFAULT), NOW);
    }

    private static Need need(StockBelief belief, List<OpenOrder> onOrder, Policy policy) {
        return new Need(
                Samples.corner(), Samples.olives(), Samples.grove(), policy, belief, onOrder);
    }

    private static StockBelief belief(double onHand, StockBelief.Demand demand) {
        return new StockBelief(
                Samples.CORNER,
                Samples.OLIVES,
                Band.exactly(Math.min(onHand, 3)),
                Band.exactly(onHand),
                0,
                demand,
                NOW,
                NOW,
                List.of(),
                List.of());
    }
}
