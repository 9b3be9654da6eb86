package org.aisleflow.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void believesADeviceThatDeliversLate() {
        var monthsAgo = RECEIVED.minus(Duration.ofDays(90));

        assertThat(Timing.of(monthsAgo, RECEIVED))
                .isEqualTo(new Timing(monthsAgo, ClockSource.DEVICE));
    }

    @Test
    void believesAClockThatIsUpToTwoMinutesAhead() {
        var ahead = RECEIVED.plus(Duration.ofMinutes(2));

        assertThat(Timing.of(ahead, RECEIVED)).isEqualTo(new Timing(ahead, ClockSource.DEVICE));
    }

    @Test
    void takesItsOwnTimeForAClockThatIsFurtherAhead() {
        var ahead = RECEIVED.plus(Duration.ofMinutes(2)).plusMillis(1);

        assertThat(Timing.of(ahead, RECEIVED)).isEqualTo(new Timing(RECEIVED, ClockSource.GATEWAY));
    }

    @Test
    void takesItsOwnTimeForAClockThatWasNeverSet() {
        assertThat(Timing.of(Instant.EPOCH, RECEIVED))
                .isEqualTo(new Timing(RECEIVED, ClockSource.GATEWAY));
        assertThat(Timing.of(Timing.EARLIEST, RECEIVED).clock()).isEqualTo(ClockSource.DEVICE);
    }
}
