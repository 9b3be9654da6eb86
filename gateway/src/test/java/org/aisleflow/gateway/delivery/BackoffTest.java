package org.aisleflow.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Always answers the largest number below the bound. */
    private static final RandomGenerator LARGEST =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    return Long.MAX_VALUE;
                }

                @Override
                public long nextLong(long bound) {
                    return bound - 1;
                }
            };

    @Test
    void doublesItsBoundUpToTheLongest() {
        var backoff = new Backoff(FIRST, LONGEST, LARGEST);

        var waits = IntStream.range(0, 9).mapToObj(_ -> backoff.next().toMillis()).toList();

        assertThat(waits)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 12800L, 15000L, 15000L);
    }

    @Test
    void beginsAnewAfterASuccess() {
        var backoff = new Backoff(FIRST, LONGEST, LARGEST);
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(FIRST);
    }

    @Test
    void spreadsOverAllOfItsBound() {
        var random = new Random(7);

        var waits =
                IntStream.range(0, 1000)
                        .mapToLong(_ -> new Backoff(FIRST, LONGEST, random).next().toMillis())
                        .summaryStatistics();

        assertThat(waits.getMin()).isLessThan(10);
        assertThat(waits.getMax()).isGreaterThan(190);
        assertThat(waits.getAverage()).isBetween(90.0, 110.0);
    }
}
