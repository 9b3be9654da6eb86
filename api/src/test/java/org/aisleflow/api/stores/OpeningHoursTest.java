package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
    /** 8 to 20 in Rome, which is 7 to 19 UTC in winter. */
    private final OpeningHours day = new OpeningHours(Samples.corner());

    @Test
    void isOpenInTheStoresOwnTimeZone() {
        assertThat(day.at(Instant.parse("2026-03-04T06:59:59Z"))).isEmpty();
        assertThat(day.at(Instant.parse("2026-03-04T07:00:00Z"))).isPresent();
        assertThat(day.at(Instant.parse("2026-03-04T19:00:00Z"))).isEmpty();
        assertThat(day.at(Instant.parse("2026-07-04T06:00:00Z"))).isPresent();
    }

    @Test
    void addsOnlyOpeningTimeUp() {
        assertThat(
                        day.openBetween(
                                Instant.parse("2026-03-04T18:00:00Z"),
                                Instant.parse("2026-03-05T08:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(
                        day.openBetween(
                                Instant.parse("2026-03-05T08:00:00Z"),
                                Instant.parse("2026-03-04T18:00:00Z")))
                .isZero();
    }

    @Test
    void mayCloseOnTheNextDay() {
        OpeningHours night = hours(LocalTime.of(18, 0), LocalTime.of(2, 0));

        assertThat(night.at(Instant.parse("2026-03-05T00:30:00Z")))
                .hasValue(
                        new TimeRange(
                                Instant.parse("2026-03-04T17:00:00Z"),
                                Instant.parse("2026-03-05T01:00:00Z")));
        assertThat(night.at(Instant.parse("2026-03-05T01:00:00Z"))).isEmpty();
    }

    @Test
    void mayNeverClose() {
        OpeningHours always = hours(LocalTime.of(6, 0), LocalTime.of(6, 0));

        assertThat(
                        always.openBetween(
                                Instant.parse("2026-03-04T00:00:00Z"),
                                Instant.parse("2026-03-06T00:00:00Z")))
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void hasAnHourLessOnTheDayThatSummerTimeBegins() {
        OpeningHours night = hours(LocalTime.of(1, 0), LocalTime.of(5, 0));

        assertThat(
                        night.openBetween(
                                Instant.parse("2026-03-28T12:00:00Z"),
                                Instant.parse("2026-03-29T12:00:00Z")))
                .isEqualTo(Duration.ofHours(3));
    }

    private static OpeningHours hours(LocalTime opens, LocalTime closes) {
        Store corner = Samples.corner();
        return new OpeningHours(corner.toBuilder().open(opens, closes).build());
    }
}
