package org.aisleflow.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchTest {
    private static final Duration LOOK = Duration.ofMillis(1);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void itWaitsNoLongerThanUntilThereIsEnough() throws InterruptedException {
        Watch watch = new Watch(LOOK, Duration.ofMinutes(1));

        Watch.Seen seen = watch.until(looks::incrementAndGet, figure -> figure >= 3);

        assertThat(seen.figure()).isEqualTo(3);
        assertThat(looks).hasValue(3);
    }

    @Test
    void itGivesUpOnAFigureThatStandsStillAndTellsSinceWhen() throws InterruptedException {
        Duration patience = Duration.ofMillis(20);
        Watch watch = new Watch(LOOK, patience);

        Watch.Seen seen = watch.untilStill(() -> Math.min(2, looks.incrementAndGet()));

        assertThat(seen.figure()).isEqualTo(2);
        assertThat(System.nanoTime() - seen.nanos()).isGreaterThanOrEqualTo(patience.toNanos());
    }
}
