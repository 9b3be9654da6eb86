package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.Reported;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.ids.DeviceId;
import org.junit.jupiter.api.Test;

class CoverageTest {
    /** The store opens at 7 UTC. */
    private static final Instant SEVEN = Instant.parse("2026-03-04T07:00:00Z");

    private static final long WHOLE_HOUR = (1L << 60) - 1;

    @Test
    void isTheShareOfDeviceMinutesThatWereReported() {
        Coverage coverage = coverage(SEVEN.plusSeconds(7200), "eye-1", "eye-2");

        assertThat(coverage.of(range(SEVEN, 60))).isEqualTo(0.75);
        assertThat(coverage.of(range(SEVEN, 30))).isEqualTo(1);
        assertThat(coverage.of(range(SEVEN.plusSeconds(1800), 30))).isEqualTo(0.5);
        assertThat(coverage.of(range(SEVEN, 120))).isEqualTo(0.375);
    }

    @Test
    void expectsNothingWhileTheStoreIsClosedOrTheTimeIsToCome() {
        Coverage coverage = coverage(SEVEN.plusSeconds(600), "eye-1", "eye-2");

        assertThat(coverage.of(range(SEVEN.minusSeconds(3600), 60))).isNull();
        assertThat(coverage.of(range(SEVEN.minusSeconds(3600), 90))).isEqualTo(1);
        assertThat(coverage.of(range(SEVEN.plusSeconds(600), 10))).isNull();
    }

    @Test
    void isUnknownWithoutDevices() {
        assertThat(coverage(SEVEN.plusSeconds(7200)).of(range(SEVEN, 60))).isNull();
    }

    @Test
    void leavesMinutesOutThatAreOnlyPartlyInTheRange() {
        Coverage coverage = coverage(SEVEN.plusSeconds(7200), "eye-2");
        Instant half = SEVEN.plusSeconds(29 * 60 + 30);

        assertThat(coverage.of(new TimeRange(half, half.plusSeconds(90)))).isEqualTo(0);
        assertThat(coverage.of(new TimeRange(half, half.plusSeconds(20)))).isNull();
    }

    /** The first eye reported the whole hour, the second its first half. */
    private static Coverage coverage(Instant now, String... devices) {
        return new Coverage(
                new OpeningHours(Samples.corner()),
                Set.copyOf(List.of(devices).stream().map(DeviceId::of).toList()),
                List.of(
                        new Reported(DeviceId.of("eye-1"), SEVEN, WHOLE_HOUR),
                        new Reported(DeviceId.of("eye-2"), SEVEN, (1L << 30) - 1)),
                now);
    }

    private static TimeRange range(Instant from, long minutes) {
        return new TimeRange(from, from.plusSeconds(60 * minutes));
    }
}
