package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.api.Samples;
import org.junit.jupiter.api.Test;

/** The store is open from 8 to 20 in Rome, which is 7 to 19 UTC. */
class SilenceTest {
    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-03-04T19:00:00Z");
    private static final Instant OPENS = Instant.parse("2026-03-05T07:00:00Z");
    private static final OpeningHours HOURS = new OpeningHours(Samples.corner());

    @Test
    void trustsADeviceThatWasNeverSilent() {
        Silence one = Silence.none(TEN);

        for (int minutes = 1; minutes < 60; minutes += 9) {
            one = heard(one, TEN.plusSeconds(60L * minutes));
            assertThat(one.isWatched()).isFalse();
        }
    }

    @Test
    void trustsADeviceThatComesBackOnlyWhenItHasReportedForAWhile() {
        Silence back = heard(Silence.none(TEN), TEN.plusSeconds(601));
        assertThat(back.isWatched()).isTrue();
        assertThat(back.since()).isEqualTo(TEN);

        Silence later = heard(back, TEN.plusSeconds(701));
        assertThat(later.isWatched()).isTrue();
        assertThat(heard(later, TEN.plusSeconds(780)).isWatched()).isTrue();
        assertThat(heard(later, TEN.plusSeconds(781)).isWatched()).isFalse();
    }

    @Test
    void watchesAnewWhenAReportIsMissingMeanwhile() {
        Silence back = heard(Silence.none(TEN), TEN.plusSeconds(601));

        Silence gap = heard(heard(back, TEN.plusSeconds(700)), TEN.plusSeconds(900));

        assertThat(gap.isWatched()).isTrue();
        assertThat(gap.backSince()).isEqualTo(TEN.plusSeconds(900));
        assertThat(gap.since()).isEqualTo(TEN);
    }

    @Test
    void isOneSilenceIfTheDeviceOnlyComesUpForAMoment() {
        Silence back = heard(Silence.none(TEN), TEN.plusSeconds(3_600));

        Silence again = heard(back, TEN.plusSeconds(7_200));

        assertThat(again.since()).isEqualTo(TEN);
        assertThat(again.isWatched()).isTrue();
    }

    @Test
    void takesTheNightForNoSilence() {
        Silence evening = Silence.none(CLOSES.minusSeconds(30));

        assertThat(heard(evening, OPENS.plusSeconds(30)).isWatched()).isFalse();
        assertThat(heard(evening, OPENS.plusSeconds(571)).isWatched()).isTrue();
    }

    @Test
    void doesNotTakeTheNightForReporting() {
        Silence back = heard(Silence.none(CLOSES.minusSeconds(700)), CLOSES.minusSeconds(60));

        assertThat(heard(back, OPENS.plusSeconds(60)).isWatched()).isTrue();
        assertThat(heard(heard(back, OPENS.plusSeconds(60)), OPENS.plusSeconds(120)).isWatched())
                .isFalse();
    }

    @Test
    void mindsNoOlderNews() {
        Silence one = Silence.none(TEN);

        assertThat(heard(one, TEN.minusSeconds(5))).isSameAs(one);
    }

    private static Silence heard(Silence before, Instant at) {
        return before.heard(at, HOURS, Duration.ofMinutes(3), Duration.ofMinutes(10));
    }
}
