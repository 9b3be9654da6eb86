package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.TimeRange;
import org.junit.jupiter.api.Test;

class FootfallBucketsTest {
    private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");

    @Test
    void addsMinutesUpAndFillsWithZeros() {
        var buckets = buckets(NINE, 60);

        List<FootfallBuckets.Sum> sums =
                buckets.sums(
                        List.of(
                                Samples.footfall(NINE, 1, 2),
                                Samples.footfall(NINE.plusSeconds(14 * 60), 3, 4),
                                Samples.footfall(NINE.plusSeconds(15 * 60), 5, 6),
                                Samples.footfall(NINE.plusSeconds(60 * 60), 7, 8)),
                        at(NINE.plusSeconds(86_400)));

        assertThat(sums).extracting(sum -> sum.in).containsExactly(4L, 5L, 0L, 0L);
        assertThat(sums).extracting(sum -> sum.out).containsExactly(6L, 6L, 0L, 0L);
        assertThat(sums).extracting(sum -> sum.passing).containsExactly(2L, 1L, 0L, 0L);
    }

    @Test
    void leavesTheFutureOut() {
        assertThat(buckets(NINE, 60).sums(List.of(), at(NINE.plusSeconds(15 * 60)))).hasSize(2);
        assertThat(buckets(NINE, 60).sums(List.of(), at(NINE.minusSeconds(1)))).isEmpty();
    }

    @Test
    void cutsTheLastSpanAtTheEndOfTheRange() {
        var buckets = buckets(NINE, 20);

        assertThat(buckets.count()).isEqualTo(2);
        assertThat(buckets.sums(List.of(), at(NINE.plusSeconds(86_400))).getLast().span)
                .isEqualTo(new TimeRange(NINE.plusSeconds(900), NINE.plusSeconds(1200)));
    }

    private static FootfallBuckets buckets(Instant from, long minutes) {
        return new FootfallBuckets(
                new TimeRange(from, from.plusSeconds(60 * minutes)), Duration.ofMinutes(15));
    }

    private static StatusRule at(Instant now) {
        return new StatusRule(Duration.ofMinutes(5), now, null);
    }
}
