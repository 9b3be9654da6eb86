package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whether the band of the occupancy holds what it promises, 95 % of the minutes, over many days of
 * two shops whose counters miss and double as those of the corner shop do. A single day says
 * little: errors of counters add up, so its minutes are all right or all wrong for hours.
 */
class OccupancyCoverageTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LEARNING = 28;
    private static final int CORNER_DAYS = 34;
    private static final int SUPER_DAYS = 2;

    private static SimulatedDays corner;
    private static SimulatedDays supermarket;

    /** Of the minutes of some days. */
    private record Score(int minutes, int right, double squaredErrors, double widths) {
        static final Score NOTHING = new Score(0, 0, 0, 0);

        Score plus(Band band, int people) {
            boolean holds = band.low() <= people && people <= band.high();
            double error = band.mid() - people;
            return new Score(
                    minutes + 1,
                    right + (holds ? 1 : 0),
                    squaredErrors + error * error,
                    widths + band.high() - band.low());
        }

        Score plus(Score other) {
            return new Score(
                    minutes + other.minutes,
                    right + other.right,
                    squaredErrors + other.squaredErrors,
                    widths + other.widths);
        }

        double coverage() {
            return (double) right / minutes;
        }

        double error() {
            return Math.sqrt(squaredErrors / minutes);
        }

        double width() {
            return widths / minutes;
        }

        @Override
        public String toString() {
            return "covers %.1f %% of %d minutes, is %.1f wide, mid is %.1f off (root mean square)"
                    .formatted(100 * coverage(), minutes, width(), error());
        }
    }

    @BeforeAll
    static void live() {
        Scenario shop = ScenarioReader.builtIn("corner-shop");
        Scenario market = ScenarioReader.builtIn("supermarket");
        DeviceFaults exact = market.devices();
        Scenario honest =
                market.with(
                        new DeviceFaults(
                                shop.devices().counters(),
                                exact.overheads(),
                                exact.scales(),
                                exact.readers(),
                                exact.loggers(),
                                exact.tills(),
                                exact.clocks(),
                                exact.life(),
                                exact.network()));
        var other = CompletableFuture.supplyAsync(() -> SimulatedDays.of(honest, 6, SUPER_DAYS));
        corner = SimulatedDays.of(shop, 3, CORNER_DAYS);
        supermarket = other.join();
    }

    @Test
    void byDoorsOfWhichNothingIsKnown() {
        Score score =
                score(corner, MissRates.unknown(), 0, CORNER_DAYS, false)
                        .plus(score(supermarket, MissRates.unknown(), 0, SUPER_DAYS, false));

        assertCovers(score);
    }

    @Test
    void byDoorsThatWereLearnedFrom28Days() {
        Score score = score(corner, learned(), LEARNING, CORNER_DAYS, false);

        assertCovers(score);
        assertThat(score.error())
                .isLessThan(
                        score(corner, MissRates.unknown(), LEARNING, CORNER_DAYS, false).error());
    }

    @Test
    void byDoorsAndFloor() {
        assertCovers(score(corner, MissRates.unknown(), 0, CORNER_DAYS, true));
        assertCovers(score(corner, learned(), LEARNING, CORNER_DAYS, true));
        assertCovers(score(supermarket, MissRates.unknown(), 0, SUPER_DAYS, true));
    }

    /** In − out alone, within what chance makes of it, is right as often but says far less. */
    @Test
    void isHalfAsWideAsCountingAlone() {
        Score score = score(corner, MissRates.unknown(), 0, CORNER_DAYS, false);

        assertThat(score.width())
                .isLessThan(0.6 * widthOfCounting(corner.openings(0, CORNER_DAYS)));
    }

    private static MissRates learned() {
        return corner.learned(corner.openings(0, LEARNING));
    }

    private static void assertCovers(Score score) {
        System.out.println("Occupancy " + score);
        assertThat(score.coverage()).as("%s", score).isBetween(0.90, 0.98);
    }

    private static Score score(
            SimulatedDays shop, MissRates rates, int fromDay, int toDay, boolean floor) {
        Score score = Score.NOTHING;
        for (TimeRange open : shop.openings(fromDay, toDay)) {
            List<Presence> seen = floor ? shop.seen(open) : List.of();
            var occupancy =
                    new Occupancy(
                            shop.hours(), rates, shop.counted(open), Occupancy.Heard.ALWAYS, seen);
            for (Instant minute : minutes(open)) {
                Band band = occupancy.at(minute.plus(MINUTE));
                if (band != null) {
                    score = score.plus(band, shop.inside(minute));
                }
            }
        }
        return score;
    }

    private static List<Instant> minutes(TimeRange open) {
        List<Instant> minutes = new ArrayList<>();
        for (Instant at = open.from(); at.plus(MINUTE).isBefore(open.to()); at = at.plus(MINUTE)) {
            minutes.add(at);
        }
        return minutes;
    }

    /** ± 1.96 √(v · crossings so far), but not below nobody. */
    private static double widthOfCounting(List<TimeRange> openings) {
        double sum = 0;
        int minutes = 0;
        for (TimeRange open : openings) {
            Map<Instant, List<FootfallWindow>> byMinute =
                    corner.counted(open).stream()
                            .collect(Collectors.groupingBy(FootfallWindow::start));
            long crossings = 0;
            double people = 0;
            for (Instant minute : minutes(open)) {
                for (FootfallWindow window : byMinute.getOrDefault(minute, List.of())) {
                    crossings += window.in() + window.out();
                    people = Math.max(0, people + window.in() - window.out());
                }
                double spread = 1.96 * Math.sqrt(MissRates.USUAL_VARIANCE * crossings);
                sum += people + spread - Math.max(0, people - spread);
                minutes++;
            }
        }
        return sum / minutes;
    }
}
