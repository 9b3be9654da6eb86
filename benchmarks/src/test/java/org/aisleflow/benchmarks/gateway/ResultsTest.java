package org.aisleflow.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    @Test
    void aRatioIsTheMedianOfTheRoundsOwn() {
        Results results =
                new Results(
                        Map.of(
                                Contest.OURS,
                                List.of(measured(900, 0), measured(100, 0), measured(700, 0)),
                                Contest.CEILING,
                                List.of(measured(1_000, 0), measured(500, 0), measured(1_000, 0))));

        assertThat(results.targets())
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.measured()).isEqualTo(0.7);
                    assertThat(target.isMet()).isFalse();
                });
    }

    @Test
    void theTableHasTheMediansOfTimesAndTheSumsOfLosses() {
        Results results =
                new Results(Map.of(Contest.CAMEL, List.of(measured(100, 2), measured(300, 1))));

        assertThat(results.table().toString())
                .containsPattern("Apache Camel.*\\| +200 \\|.*\\| +3 \\|");
        assertThat(results.targets()).isEmpty();
    }

    private static Measurement measured(double perSecond, long lost) {
        return new Measurement(perSecond, 0.1, 1, 2, 3, 50, 100, lost, 0, 0);
    }
}
