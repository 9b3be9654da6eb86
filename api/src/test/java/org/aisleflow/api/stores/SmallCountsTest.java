package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmallCountsTest {
    private static final int K = 5;

    @Test
    void hidesNothingOfMany() {
        assertThat(SmallCounts.hidden(Map.of("bread", 5L, "oil", 90L, "wine", 0L), K)).isEmpty();
    }

    @Test
    void hidesTheNextOneTooSoThatASingleOneCannotBeReckoned() {
        assertThat(SmallCounts.hidden(Map.of("bread", 2L, "oil", 9L, "wine", 40L), K))
                .isEqualTo(Set.of("bread", "oil"));
    }

    @Test
    void hidesTheNextOneTooWhereTheHiddenTogetherAreTooFew() {
        assertThat(SmallCounts.hidden(Map.of("bread", 1L, "fish", 1L, "oil", 9L, "wine", 40L), K))
                .isEqualTo(Set.of("bread", "fish", "oil"));
    }

    @Test
    void hidesNoMoreThanNeeded() {
        assertThat(SmallCounts.hidden(Map.of("bread", 3L, "fish", 4L, "oil", 9L), K))
                .isEqualTo(Set.of("bread", "fish"));
    }

    /** Whoever knows the total and all that is told knows of the rest only that it is enough. */
    @Test
    void whateverTheCountsTheRestIsOfKOrMoreInAtLeastTwoParts() {
        var random = new Random(5);
        for (int trial = 0; trial < 2_000; trial++) {
            Map<Integer, Long> counts = new HashMap<>();
            for (int part = 0; part < 2 + random.nextInt(6); part++) {
                counts.put(part, (long) random.nextInt(9));
            }

            Set<Integer> hidden = SmallCounts.hidden(counts, K);

            long rest = hidden.stream().mapToLong(counts::get).sum();
            boolean allHidden =
                    counts.entrySet().stream()
                            .allMatch(
                                    part -> part.getValue() == 0 || hidden.contains(part.getKey()));
            assertThat(hidden.isEmpty() || allHidden || (hidden.size() >= 2 && rest >= K))
                    .as("%s hides %s", counts, hidden)
                    .isTrue();
            counts.forEach((part, count) -> {
                if (count > 0 && count < K) {
                    assertThat(hidden).contains(part);
                }
            });
        }
    }
}
