package org.aisleflow.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Quotas quotas = new Quotas(new Quotas.Rates(10, 1_000, 5), nanos::get);

    @Test
    void takesTenSecondsWorthAtOnceAndThenSlowsTheDevice() {
        for (int i = 0; i < 100; i++) {
            assertThat(quotas.taken("d1", 1)).isZero();
        }

        assertThat(quotas.taken("d1", 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(quotas.taken("d1", 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(quotas.taken("d2", 1)).isZero();
        assertThat(quotas.slowed()).isEqualTo(2);
    }

    @Test
    void anyTwentySecondsTakeNoMoreThanTheRateAndTheBurst() {
        int taken = 0;
        for (int tenthOfASecond = 0; tenthOfASecond < 200; tenthOfASecond++) {
            while (quotas.ask("d1", 1).isZero()) {
                taken++;
            }
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
        }

        assertThat(taken).isBetween(20 * 10 + 98, 20 * 10 + 100);
    }

    @Test
    void countsBytesToo() {
        assertThat(quotas.ask("d1", 10_000)).isZero();
        assertThat(quotas.ask("d1", 500)).isEqualTo(Duration.ofMillis(500));

        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(quotas.ask("d1", 500)).isZero();
    }

    @Test
    void refusesWhoOwesMoreThanItsPatience() {
        assertThat(quotas.taken("d1", 10_000)).isZero();
        assertThat(quotas.taken("d1", 10_000)).isLessThanOrEqualTo(Quotas.PATIENCE);
        assertThat(quotas.taken("d1", 1)).isGreaterThan(Quotas.PATIENCE);
        assertThat(quotas.refused()).isEqualTo(1);
    }

    @Test
    void limitsConnectionsByAddress() {
        for (int i = 0; i < 50; i++) {
            assertThat(quotas.mayConnect("10.0.0.1")).isTrue();
        }

        assertThat(quotas.mayConnect("10.0.0.1")).isFalse();
        assertThat(quotas.mayConnect("10.0.0.2")).isTrue();
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(quotas.mayConnect("10.0.0.1")).isTrue();
    }
}
