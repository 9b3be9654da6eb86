package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.aisleflow.api.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonViewTest {
    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");

    @Test
    void comparesWhatWasWatchedNotWhatWasNot() {
        ComparisonView view = ComparisonView.of(side(100L, 1.0), side(80L, 0.8));

        assertThat(view.in().ratio()).isEqualTo(1.0, within(1e-9));
        assertThat(view.perHour()).isTrue();
    }

    @Test
    void saysNothingWhereLittleWasWatched() {
        ComparisonView view = ComparisonView.of(side(100L, 1.0), side(10L, 0.1));

        assertThat(view.in().ratio()).isNull();
    }

    @Test
    void saysNothingAboutDeadSensors() {
        ComparisonView view = ComparisonView.of(side(100L, 1.0), side(null, 0.0));

        assertThat(view.in().ratio()).isNull();
        assertThat(view.visits().ratio()).isNull();
    }

    private static ComparisonView.Side side(@Nullable Long people, @Nullable Double coverage) {
        return new ComparisonView.Side(
                Samples.CORNER,
                TEN,
                TEN.plusSeconds(3600),
                1,
                people,
                people,
                people,
                null,
                people,
                people,
                null,
                coverage,
                coverage,
                Status.FINAL);
    }
}
