package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.aisleflow.contracts.facts.Band;
import org.junit.jupiter.api.Test;

class FootfallForecastTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** A Monday; two weeks later the clocks go forward. */
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 16, 0, 0, 0, 0, ZONE);

    @Test
    void theMeanBeatsTheNaiveWhereWeeksAreAlikeButForNoise() {
        Map<Instant, Long> known = new HashMap<>();
        Random random = new Random(5);
        past(11, (hour, _) -> (long) (usual(hour) + 8 * random.nextGaussian()), known);

        var forecast = new FootfallForecast(ZONE, known, NOW.toInstant());

        assertThat(forecast.method()).isEqualTo(FootfallForecast.Method.SEASONAL_MEAN);
        assertThat(forecast.pinball()).isLessThan(forecast.naivePinball());
        int within = 0;
        for (int hour = 0; hour < 168; hour++) {
            ZonedDateTime time = NOW.plusHours(hour);
            Band band = Objects.requireNonNull(forecast.at(time.toInstant()));
            assertThat(band.mid()).isEqualTo(usual(time), within(15.0));
            double actual = usual(time) + 8 * random.nextGaussian();
            within += actual >= band.low() && actual <= band.high() ? 1 : 0;
        }
        assertThat(within / 168.0).isBetween(0.7, 0.9);
    }

    @Test
    void theNaiveIsUsedWhereEveryWeekIsAsTheOneBeforeButMore() {
        Map<Instant, Long> known = new HashMap<>();
        past(11, (hour, weeksAgo) -> Math.round(usual(hour) * (2 - weeksAgo * 0.15)), known);

        var forecast = new FootfallForecast(ZONE, known, NOW.toInstant());

        assertThat(forecast.method()).isEqualTo(FootfallForecast.Method.SEASONAL_NAIVE);
        assertThat(forecast.at(NOW.plusHours(12).toInstant()))
                .extracting(Band::mid)
                .isEqualTo(
                        (double)
                                known.getOrDefault(
                                        NOW.minusWeeks(1).plusHours(12).toInstant(), -1L));
    }

    @Test
    void goesByTheStoresClockWhenItChanges() {
        Map<Instant, Long> known = new HashMap<>();
        past(3, (hour, _) -> (long) hour.getHour(), known);

        var forecast = new FootfallForecast(ZONE, known, NOW.toInstant());

        ZonedDateTime afterTheChange = NOW.plusDays(14).withHour(15);
        assertThat(forecast.at(afterTheChange.minusWeeks(1).toInstant()))
                .extracting(Band::mid)
                .isEqualTo(15.0);
        assertThat(forecast.at(afterTheChange.toInstant())).isNotNull();
    }

    @Test
    void saysNothingOfAnHourThatIsNotKnown() {
        var forecast = new FootfallForecast(ZONE, Map.of(), NOW.toInstant());

        assertThat(forecast.at(NOW.plusHours(3).toInstant())).isNull();
        assertThat(forecast.pinball()).isNull();
    }

    private interface Footfall {
        long at(ZonedDateTime hour, int weeksAgo);
    }

    private static void past(int weeks, Footfall footfall, Map<Instant, Long> known) {
        for (int week = 1; week <= weeks; week++) {
            for (int hour = 0; hour < 168; hour++) {
                ZonedDateTime time = NOW.minusWeeks(week).plusHours(hour);
                known.put(time.toInstant(), Math.max(0, footfall.at(time, week)));
            }
        }
    }

    private static double usual(ZonedDateTime hour) {
        return 60 + 40 * Math.sin(hour.getHour() / 4.0) + 5 * hour.getDayOfWeek().getValue();
    }
}
