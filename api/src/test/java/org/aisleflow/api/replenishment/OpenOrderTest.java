package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.Suggestion;
import org.junit.jupiter.api.Test;

class OpenOrderTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T09:00:00Z");
    private static final LocalDate ARRIVAL = LocalDate.of(2026, 3, 4);

    @Test
    void fillsWhatWasOrderedFirst() {
        List<OpenOrder> open =
                OpenOrder.of(
                        List.of(ordered(12, MONDAY.plusSeconds(60)), ordered(12, MONDAY)),
                        List.of(received(18, MONDAY.plusSeconds(3600))),
                        WEDNESDAY);

        assertThat(open).containsExactly(new OpenOrder(6, ARRIVAL));
    }

    @Test
    void doesNotTakeEarlierGoodsForLaterOrders() {
        List<OpenOrder> open =
                OpenOrder.of(
                        List.of(ordered(12, MONDAY)),
                        List.of(received(12, MONDAY.minusSeconds(1))),
                        WEDNESDAY);

        assertThat(open).containsExactly(new OpenOrder(12, ARRIVAL));
    }

    @Test
    void givesUpWhatIsLongOverdue() {
        List<Decision> orders = List.of(ordered(12, MONDAY));

        assertThat(OpenOrder.of(orders, List.of(), Instant.parse("2026-03-17T00:00:00Z")))
                .hasSize(1);
        assertThat(OpenOrder.of(orders, List.of(), Instant.parse("2026-03-19T00:00:00Z")))
                .isEmpty();
    }

    private static StockBelief.Received received(double units, Instant time) {
        return new StockBelief.Received(time, units, null);
    }

    static Decision ordered(int quantity, Instant decidedAt) {
        Suggestion suggestion = Decisions.suggestion(quantity, 10);
        return new Decision(suggestion, Decision.Action.APPROVE, quantity, null, null, decidedAt);
    }
}
