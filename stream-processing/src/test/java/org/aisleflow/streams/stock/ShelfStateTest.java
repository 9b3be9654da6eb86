package org.aisleflow.streams.stock;

import static org.aisleflow.streams.stock.Said.NINE;
import static org.aisleflow.streams.stock.Said.ONE_SHELF;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.aisleflow.contracts.facts.Alert;
import org.junit.jupiter.api.Test;

class ShelfStateTest {
    private final Said said = new Said(ONE_SHELF).weighUnits(NINE, 3);

    @Test
    void isEmptyWhenASecondReadingSaysSo() {
        said.weighUnits(at(10), 0);
        assertThat(said.book.isEmpty()).isFalse();

        said.weighUnits(at(20), 0);

        assertThat(said.book.isEmpty()).isTrue();
        assertThat(said.belief().since()).isEqualTo(at(10));
    }

    @Test
    void isEmptyWhenNothingElseWasHeardForAMinute() {
        said.weighUnits(at(10), 0);

        assertThat(said.book.waited(at(69).toEpochMilli())).isFalse();
        assertThat(said.book.waited(at(70).toEpochMilli())).isTrue();
        assertThat(said.book.isEmpty()).isTrue();
    }

    @Test
    void isNotEmptyWhenSomebodyOnlyLiftedTheGoods() {
        said.weighUnits(at(10), 0).weighUnits(at(15), 3).weighUnits(at(90), 3);

        assertThat(said.book.isEmpty()).isFalse();
        assertThat(said.belief().since()).isEqualTo(NINE);
    }

    @Test
    void staysEmptyUntilThereIsMostLikelySomething() {
        said.weighUnits(at(10), 0).weighUnits(at(20), 0);

        said.weighUnits(at(30), 0.45);
        assertThat(said.book.isEmpty()).isTrue();

        said.weighUnits(at(40), 5);
        assertThat(said.book.isEmpty()).isFalse();
        assertThat(said.belief().since()).isEqualTo(at(40));
    }

    @Test
    void isNotChangedByWhatComesLate() {
        said.weighUnits(at(100), 3).weighUnits(at(10), 0).weighUnits(at(20), 0);

        assertThat(said.book.isEmpty()).isFalse();
        assertThat(said.book.isSuspected()).isFalse();
    }

    @Test
    void isNotFilledByAReceiptForTheLastOnes() {
        said.weighUnits(at(10), 0).weighUnits(at(20), 0).sell(at(200), 3);

        assertThat(said.book.isEmpty()).isTrue();
        assertThat(said.belief().emptyProbability()).isGreaterThan(0.9);
    }

    @Test
    void isSaidInASentence() {
        said.weighUnits(at(10), 0).weighUnits(at(20), 0);

        Alert open = OutOfStockAlert.opened(said.belief(), ONE_SHELF);
        said.weighUnits(at(600), 8);
        Alert closed = OutOfStockAlert.closed(open, said.belief(), ONE_SHELF);

        assertThat(open.message()).isEqualTo("Pasta 500 g is out on shelf a1 since 2 March 09:00.");
        assertThat(open.evidence()).containsEntry("onShelf", "0.00");
        assertThat(closed.message())
                .isEqualTo("Pasta 500 g was out on shelf a1 from 2 March 09:00 to 2 March 09:10.");
        assertThat(closed.since()).isEqualTo(open.since());
        assertThat(closed.until()).isEqualTo(at(600));
        assertThat(closed.id()).isEqualTo("out-of-stock~pasta");
    }

    private static Instant at(int second) {
        return NINE.plusSeconds(second);
    }
}
