package org.aisleflow.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {
    @Test
    void aRatioIsTheMedianOfTheRoundsOwn() {
        Results results = new Results();
        for (double[] round : new double[][] {{900, 1_000}, {100, 500}, {700, 1_000}}) {
            results.add(Contest.OURS, measured(round[0], 0));
            results.add(Contest.CEILING, measured(round[1], 0));
        }

        assertThat(results.targets())
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.measured()).isEqualTo(0.7);
                    assertThat(target.isMet()).isFalse();
                });
    }

    @Test
    void theTableHasTheMediansOfTimesAndTheSumsOfLosses() {
        Results results = new Results();
        results.add(Contest.CAMEL, measured(100, 2));
        results.add(Contest.CAMEL, measured(300, 1));

        assertThat(results.table().toString())
                .containsPattern("Apache Camel.*\\| +200 \\|.*\\| +3 \\|");
        assertThat(results.targets()).isEmpty();
    }

    private static Measurement measured(double perSecond, long lost) {
        return new Measurement(perSecond, 0.1, 1, 2, 3, 50, 100, lost, 0, 0);
    }
}
