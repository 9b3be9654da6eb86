package org.aisleflow.api.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.facts.Decision;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.Suggestion;
import org.aisleflow.contracts.ids.OrderId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;
import org.junit.jupiter.api.Test;

class OpenOrderTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T09:00:00Z");
    private static final LocalDate ARRIVAL = LocalDate.of(2026, 3, 4);

    @Test
    void fillsWhatWasOrderedFirst() {
        List<OpenOrder> open =
                OpenOrder.of(
                        List.of(placed(12, MONDAY.plusSeconds(60)), placed(12, MONDAY)),
                        List.of(received(18, MONDAY.plusSeconds(3600))),
                        WEDNESDAY);

        assertThat(open).containsExactly(new OpenOrder(6, ARRIVAL));
    }

    @Test
    void doesNotTakeEarlierGoodsForLaterOrders() {
        List<OpenOrder> open =
                OpenOrder.of(
                        List.of(placed(12, MONDAY)),
                        List.of(received(12, MONDAY.minusSeconds(1))),
                        WEDNESDAY);

        assertThat(open).containsExactly(new OpenOrder(12, ARRIVAL));
    }

    @Test
    void givesUpWhatIsLongOverdue() {
        List<Placed> orders = List.of(placed(12, MONDAY));

        assertThat(OpenOrder.of(orders, List.of(), Instant.parse("2026-03-17T00:00:00Z")))
                .hasSize(1);
        assertThat(OpenOrder.of(orders, List.of(), Instant.parse("2026-03-19T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void countsAnOrderInsteadOfTheDecisionItWasPlacedFor() {
        PurchaseOrder forIt = order(new PurchaseOrder.Line(Samples.OLIVES, 18, "corner~olives~1"));
        PurchaseOrder forNone = order(new PurchaseOrder.Line(Samples.OLIVES, 5, null));
        PurchaseOrder ofAnother = order(new PurchaseOrder.Line(Sku.of("wine"), 9, null));
        List<Decision> decided = List.of(ordered(12, MONDAY));

        assertThat(placed(decided, forNone, ofAnother))
                .extracting(Placed::units, Placed::arrival)
                .containsExactlyInAnyOrder(tuple(12.0, ARRIVAL), tuple(5.0, ARRIVAL));
        assertThat(placed(decided, forIt, ofAnother))
                .extracting(Placed::units)
                .containsExactly(18.0);
    }

    private static List<Placed> placed(List<Decision> decided, PurchaseOrder... orders) {
        return Placed.of(Samples.OLIVES, decided, List.of(orders), ZoneId.of("Europe/Rome"));
    }

    private static PurchaseOrder order(PurchaseOrder.Line line) {
        return new PurchaseOrder(
                OrderId.of("o1"),
                Samples.CORNER,
                SupplierId.of("grove"),
                MONDAY,
                Instant.parse("2026-03-03T23:30:00Z"),
                List.of(line));
    }

    private static Placed placed(int units, Instant at) {
        return new Placed(units, at, ARRIVAL);
    }

    private static StockBelief.Received received(double units, Instant time) {
        return new StockBelief.Received(time, units, null);
    }

    static Decision ordered(int quantity, Instant decidedAt) {
        Suggestion suggestion = Decisions.suggestion(quantity, 10);
        return new Decision(suggestion, Decision.Action.APPROVE, quantity, null, null, decidedAt);
    }
}
