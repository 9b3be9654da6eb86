package org.aisleflow.streams.stock;

import static org.aisleflow.streams.stock.Said.FIRST;
import static org.aisleflow.streams.stock.Said.NINE;
import static org.aisleflow.streams.stock.Said.ONE_SHELF;
import static org.aisleflow.streams.stock.Said.SECOND;
import static org.aisleflow.streams.stock.Said.TWO_SHELVES;
import static org.aisleflow.streams.stock.Said.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.StockBelief.Evidence;
import org.aisleflow.contracts.facts.StockBelief.Received;
import org.junit.jupiter.api.Test;

class ProductBookTest {
    @Test
    void takesTheLastCountAndWhatMovedSince() {
        Said said =
                new Said(UNKNOWN)
                        .sell(minute(0), 7)
                        .count(minute(10), 30)
                        .sell(minute(20), 2)
                        .receive(minute(30), 12)
                        .sell(minute(40), 1);

        assertThat(said.belief().onHand().mid()).isEqualTo(39);
    }

    @Test
    void leavesStockAsItIsWhenASaleFromBeforeTheCountComesLate() {
        Said said = new Said(UNKNOWN).count(minute(10), 30).sell(minute(20), 2);

        said.sell(minute(5), 4);

        assertThat(said.belief().onHand().mid()).isEqualTo(28);
    }

    @Test
    void keepsMovementsThatCameBeforeALateCount() {
        Said said = new Said(UNKNOWN).sell(minute(5), 4).sell(minute(20), 2);

        said.count(minute(10), 30);

        assertThat(said.belief().onHand().mid()).isEqualTo(28);
    }

    @Test
    void setsANegativeRecordToNothingAndTrustsItLess() {
        Said sure = new Said(UNKNOWN).count(minute(0), 20).sell(minute(10), 8);
        Said wrong = new Said(UNKNOWN).count(minute(0), 2).sell(minute(10), 8);
        wrong.receive(minute(20), 12);
        sure.receive(minute(20), 0);

        assertThat(wrong.belief().onHand().mid()).isEqualTo(12);
        assertThat(width(wrong)).isGreaterThan(width(sure));
    }

    @Test
    void isSureAfterACountAndLessSureWithEveryUnitAndDay() {
        Said said = new Said(UNKNOWN).count(NINE, 100);
        double counted = width(said);
        said.sell(minute(1), 10);
        double sold = width(said);
        said.sell(NINE.plus(Duration.ofDays(5)), 10);

        assertThat(counted).isZero();
        assertThat(sold).isGreaterThan(0);
        assertThat(width(said)).isGreaterThan(sold);
    }

    @Test
    void readsUnitsFromTheScale() {
        StockBelief belief = new Said(ONE_SHELF).weighUnits(NINE, 7).belief();

        assertThat(belief.onShelf().mid()).isEqualTo(7);
        assertThat(belief.onShelf().low()).isGreaterThan(6);
        assertThat(belief.onShelf().high()).isLessThan(8);
        assertThat(belief.emptyProbability()).isLessThan(0.001);
    }

    @Test
    void addsTheShelvesOfAProductUpOnceEachHasSpoken() {
        Said said = new Said(TWO_SHELVES).count(NINE, 50).weigh(FIRST, NINE, 1_000 + 3 * 500);

        assertThat(said.belief().onShelf().mid()).isEqualTo(40);

        said.weigh(SECOND, minute(1), 1_000 + 4 * 500);

        assertThat(said.belief().onShelf().mid()).isEqualTo(7);
    }

    @Test
    void believesThereIsAtLeastWhatIsOnTheShelf() {
        StockBelief belief = new Said(ONE_SHELF).count(NINE, 3).weighUnits(minute(5), 9).belief();

        assertThat(belief.onHand().mid()).isEqualTo(9);
    }

    @Test
    void takesWhatWasPaidForLongAfterTheReadingOffTheShelf() {
        Said said = new Said(ONE_SHELF).weighUnits(NINE, 9).sell(minute(60), 4);

        assertThat(said.belief().onShelf().mid()).isEqualTo(5);
    }

    @Test
    void takesWhatWasPaidForSoonAfterTheReadingToHaveBeenTakenBefore() {
        Said said = new Said(ONE_SHELF).weighUnits(NINE, 9).sell(minute(1), 4);

        assertThat(said.belief().onShelf().mid()).isCloseTo(8.8, within(0.01));
    }

    @Test
    void doesNotTrustAScaleThatHasBeenSilentForLong() {
        Said said = new Said(ONE_SHELF).count(NINE, 15).weighUnits(NINE, 2).sell(minute(5 * 60), 1);

        assertThat(said.belief().onShelf().mid()).isEqualTo(14);
    }

    @Test
    void ignoresALateReading() {
        Said said = new Said(ONE_SHELF).weighUnits(minute(5), 9).weighUnits(NINE, 0);

        assertThat(said.belief().onShelf().mid()).isEqualTo(9);
    }

    @Test
    void appliesANewTareToTheReadingItHas() {
        Said said = new Said(ONE_SHELF).weigh(FIRST, NINE, 2_500);
        Shelf retared = new Shelf(FIRST.id(), FIRST.zone(), FIRST.sku(), 20, 500);

        Place now = new Place(Said.PRODUCT, List.of(retared), ONE_SHELF.zone());

        assertThat(said.belief(now).onShelf().mid()).isEqualTo(4);
    }

    @Test
    void takesACountOfTheShelfUntilGoodsCome() {
        Said said = new Said(ONE_SHELF).count(NINE, 30).countShelf(minute(5), 4);

        assertThat(said.belief().onShelf().mid()).isEqualTo(4);

        said.receive(minute(10), 24);

        assertThat(said.belief().onShelf().mid()).isEqualTo(20);
    }

    @Test
    void believesWithoutScalesWhatFitsOnTheShelf() {
        StockBelief belief = new Said(ONE_SHELF).count(NINE, 35).belief();

        assertThat(belief.onShelf().mid()).isEqualTo(20);
        assertThat(belief.onHand().mid()).isEqualTo(35);
    }

    @Test
    void countsDaysWithoutASaleAsDaysWithoutDemand() {
        Said said = new Said(UNKNOWN).otherSale(NINE);
        said.sell(day(1), 6).sell(day(3), 2).otherSale(day(4));

        StockBelief.Demand demand = said.belief().demand();

        assertThat(demand.days()).isEqualTo(4);
        assertThat(demand.meanPerDay()).isEqualTo(2);
        assertThat(demand.sdPerDay()).isCloseTo(Math.sqrt(8), within(1e-9));
    }

    @Test
    void looksBackNoFurtherThan28Days() {
        Said said = new Said(UNKNOWN).sell(NINE, 1_000);
        for (int day = 1; day <= 29; day++) {
            said.sell(day(day), 3);
        }

        assertThat(said.belief().demand()).isEqualTo(new StockBelief.Demand(3, 0, 28));
    }

    @Test
    void beginsTheDemandOfANewProductWhenItWasFirstBrought() {
        Said said = new Said(UNKNOWN).otherSale(NINE).receive(day(6), 10).sell(day(7), 4);
        said.otherSale(day(8));

        assertThat(said.belief().demand().days()).isEqualTo(2);
        assertThat(said.belief().demand().meanPerDay()).isEqualTo(2);
    }

    @Test
    void sortsSalesIntoTheStoresOwnDays() {
        Place place = new Place(null, List.of(), ZoneId.of("Asia/Tokyo"));
        // 15:30 UTC is half past midnight in Tokyo.
        Said said = new Said(place).sell(Instant.parse("2026-03-02T14:30:00Z"), 1);
        said.sell(Instant.parse("2026-03-02T15:30:00Z"), 5);

        assertThat(said.belief().demand()).isEqualTo(new StockBelief.Demand(1, 0, 1));
    }

    @Test
    void keepsTheNewestEvidenceAndOneReadingOfAScale() {
        Said said = new Said(ONE_SHELF);
        for (int minute = 0; minute < 30; minute++) {
            said.weighUnits(minute(minute), 9).sell(minute(minute), 1);
        }
        said.receive(minute(5), 12);

        StockBelief belief = said.belief();
        assertThat(belief.evidence()).hasSize(10);
        assertThat(belief.evidence())
                .extracting(Evidence::time)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(belief.evidence()).extracting(Evidence::kind).containsOnlyOnce("weight");
        assertThat(belief.deliveries()).containsExactly(new Received(minute(5), 12, null));
        assertThat(belief.time()).isEqualTo(minute(29));
    }

    private static double width(Said said) {
        return said.belief().onHand().high() - said.belief().onHand().low();
    }

    private static Instant minute(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private static Instant day(int day) {
        return NINE.plus(Duration.ofDays(day));
    }
}
