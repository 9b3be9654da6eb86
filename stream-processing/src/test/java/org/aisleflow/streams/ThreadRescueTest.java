package org.aisleflow.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadRescueTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void replacesAThreadThatDiedOfWhatPasses() {
        ThreadRescue rescue = new ThreadRescue(Clock.fixed(NOON, ZoneOffset.UTC), 1);

        assertThat(rescue.handle(passing())).isEqualTo(REPLACE_THREAD);

        assertThat(rescue.lostThreads()).isEqualTo(1);
        assertThat(rescue.lastFailure()).contains("the broker is away");
    }

    @Test
    void stopsWhenThreadsDieAgainAndAgain() {
        ThreadRescue rescue = new ThreadRescue(Clock.fixed(NOON, ZoneOffset.UTC), 1);
        for (int death = 0; death < ThreadRescue.MOST_DEATHS; death++) {
            assertThat(rescue.handle(passing())).isEqualTo(REPLACE_THREAD);
        }

        assertThat(rescue.handle(passing())).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void goesOnWhenTheyDieFarApart() {
        Instant[] now = {NOON};
        ThreadRescue rescue = new ThreadRescue(new SteppedClock(now), 1);
        for (int death = 0; death < 5 * ThreadRescue.MOST_DEATHS; death++) {
            assertThat(rescue.handle(passing())).isEqualTo(REPLACE_THREAD);
            now[0] = now[0].plus(Duration.ofMinutes(1));
        }
    }

    @Test
    void stopsAtOnceWhenTheJvmIsInTrouble() {
        ThreadRescue rescue = new ThreadRescue(Clock.fixed(NOON, ZoneOffset.UTC), 1);

        assertThat(rescue.handle(new OutOfMemoryError("heap"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    private static Exception passing() {
        return new StreamsException("task died", new TimeoutException("the broker is away"));
    }

    /** A clock that the test sets. */
    private static final class SteppedClock extends Clock {
        private final Instant[] now;

        SteppedClock(Instant[] now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now[0];
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
