package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import org.aisleflow.contracts.facts.Band;
import org.junit.jupiter.api.Test;

class CountRatioTest {
    @Test
    void twentyPercentMoreOfFewIsChanceAndOfManyIsNot() {
        assertThat(CountRatio.of(60L, 50L, 1.5, 1).chance()).isTrue();
        assertThat(CountRatio.of(6_000L, 5_000L, 1.5, 1).chance()).isFalse();
    }

    @Test
    void theBandIsThatOfTheFormula() {
        CountRatio ratio = CountRatio.of(120L, 100L, 2, 1);

        assertThat(ratio.ratio()).isEqualTo(1.2);
        Band band = Objects.requireNonNull(ratio.band());
        // exp(1.2816 · √(2/120 + 2/100)) = 1.2781
        assertThat(band.high()).isEqualTo(1.2 * 1.2781, within(1e-3));
        assertThat(band.low()).isEqualTo(1.2 / 1.2781, within(1e-3));
    }

    @Test
    void comparesPeopleInTheSameTime() {
        assertThat(CountRatio.of(100L, 100L, 1, 0.5).ratio()).isEqualTo(2);
    }

    @Test
    void saysNothingOfNobody() {
        assertThat(CountRatio.of(5L, 0L, 1, 1).ratio()).isNull();
        assertThat(CountRatio.of(0L, 5L, 1, 1).band()).isNull();
    }

    @Test
    void saysNothingOfWhatIsUnknownOrCannotBeCompared() {
        assertThat(CountRatio.of(null, 5L, 1, 1).ratio()).isNull();
        assertThat(CountRatio.of(5L, null, 1, 1).ratio()).isNull();
        assertThat(CountRatio.of(5L, 5L, 1, Double.NaN).ratio()).isNull();
    }

    /** Pairs arrive at random; both periods are alike, so 5 % of comparisons may say otherwise. */
    @Test
    void isSeldomWrongAboutNoise() {
        Random random = new Random(11);
        int wrong = 0;
        for (int i = 0; i < 2_000; i++) {
            CountRatio ratio = CountRatio.of(pairs(random), pairs(random), 2, 1);
            wrong += Boolean.FALSE.equals(ratio.chance()) ? 1 : 0;
        }

        assertThat(wrong / 2_000.0).isBetween(0.03, 0.07);
    }

    private static long pairs(Random random) {
        long pairs = 0;
        for (double time = -Math.log(random.nextDouble());
                time < 60;
                time -= Math.log(random.nextDouble())) {
            pairs++;
        }
        return 2 * pairs;
    }
}
