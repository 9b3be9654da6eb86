package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.api.Samples;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.junit.jupiter.api.Test;

/** Lost sales of a shop whose numbers are easy: open 8 to 20 in Rome, 7 to 19 UTC in winter. */
class LostSalesRuleTest {
    private static final ZoneId OIL = ZoneId.of("oil");
    private static final Sku CAPERS = Sku.of("capers");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TimeRange THREE_DAYS = range(MONDAY, 72);

    /** Wednesday, two whole hours. */
    private static final TimeRange EMPTY = range(MONDAY.plus(HOUR.multipliedBy(58)), 2);

    private static TimeRange range(Instant from, int hours) {
        return new TimeRange(from, from.plus(HOUR.multipliedBy(hours)));
    }

    @Test
    void aRateIsShrunkTowardsTheProductsMean() {
        PickRate rate = PickRate.of(new PickRate.Seen(50, 1000, 8, 100));

        assertThat(rate.mean()).isCloseTo(18.0 / 300, within(1e-12));
        PickRate.Units units = rate.units(10);
        assertThat(units.mean()).isCloseTo(0.6, within(1e-12));
        assertThat(units.variance()).isCloseTo(0.6 + 100 * 18.0 / 90_000, within(1e-12));
    }

    @Test
    void whatWasSeenMovesTheShareThatIsReplacedAsFarAsItIsPrecise() {
        assertThat(Substitution.learned(0, 0, 0)).isEqualTo(Substitution.PRIOR);

        Substitution learned = Substitution.learned(20, 100, 225);

        assertThat(learned.mean()).isCloseTo((0.45 + 0.2) / 2, within(1e-9));
        assertThat(learned.sd()).isCloseTo(0.15 / Math.sqrt(2), within(1e-9));
        assertThat(learned.lost(new PickRate.Units(10, 0)).mean()).isCloseTo(6.75, within(1e-9));
    }

    @Test
    void visitsAreInferredFromTheDoorsWhereNobodyLooked() {
        Instant nine = MONDAY.plus(HOUR.multipliedBy(9));
        Instant ten = nine.plus(HOUR);
        ZoneTraffic traffic =
                new ZoneTraffic(
                        OIL,
                        List.of(visits(nine, 12)),
                        List.of(came(nine, 24), came(ten.plusSeconds(120), 10)),
                        nine::equals);

        assertThat(traffic.visits(range(nine, 1))).isEqualTo(12);
        assertThat(traffic.visits(range(ten, 1))).isEqualTo(5);
        assertThat(traffic.visits(new TimeRange(ten, ten.plusSeconds(150)))).isEqualTo(2.5);
        assertThat(traffic.countedVisits(range(nine, 2))).isEqualTo(12);
    }

    @Test
    void visitsAreNotKnownWhereNobodyEverLooked() {
        assertThat(new ZoneTraffic(OIL, List.of(), List.of(came(MONDAY, 24)), _ -> false).isKnown())
                .isFalse();
    }

    @Test
    void lostIsWhatVisitsWouldHaveTakenLessWhatTheyTookInstead() {
        LostSalesRule rule = rule();

        assertThat(rule.exposedVisits(Samples.OLIVES, THREE_DAYS)).isEqualTo(240);
        assertThat(rule.countedVisits(Samples.OLIVES, THREE_DAYS)).isEqualTo(240);
        assertThat(rule.rate(Samples.OLIVES).mean()).isCloseTo(0.05, within(1e-9));
        assertThat(rule.wanted(Samples.OLIVES, THREE_DAYS).mean()).isCloseTo(12, within(1e-9));
        // Capers sold about 5.7 more than usual for 12 olives: near what is known from research.
        assertThat(rule.learnedSubstitution().mean()).isCloseTo(0.453, within(0.002));
        assertThat(rule.wanted(CAPERS, THREE_DAYS).mean()).isZero();
    }

    @Test
    void aShelfThatIsEmptyInPartOfARangeIsExposedForThatPart() {
        EmptyTimes times =
                EmptyTimes.of(
                        List.of(
                                Samples.outOfStock(EMPTY.from(), EMPTY.from().plusSeconds(5400)),
                                Samples.outOfStock(EMPTY.from().plusSeconds(3600), EMPTY.to())),
                        MONDAY);

        assertThat(times.ranges()).containsExactly(EMPTY);
        assertThat(times.covers(range(EMPTY.from(), 1))).isTrue();
        assertThat(times.covers(range(EMPTY.from(), 3))).isFalse();
        assertThat(times.within(range(EMPTY.from().plusSeconds(1800), 1)))
                .containsExactly(range(EMPTY.from().plusSeconds(1800), 1));
        assertThat(times.openTime(new OpeningHours(Samples.corner()), THREE_DAYS))
                .isEqualTo(HOUR.multipliedBy(2));
    }

    /** 120 visits and 6 olives and 12 capers an hour; without olives 15 capers. */
    private static LostSalesRule rule() {
        List<ZoneWindow> zones = new ArrayList<>();
        List<SalesWindow> sales = new ArrayList<>();
        for (TimeRange day : new OpeningHours(Samples.corner()).touching(THREE_DAYS)) {
            for (Instant hour = day.from(); hour.isBefore(day.to()); hour = hour.plus(HOUR)) {
                for (int window = 0; window < 12; window++) {
                    zones.add(visits(hour.plusSeconds(300L * window), 10));
                }
                boolean empty = EMPTY.contains(hour);
                sales.add(sold(Samples.OLIVES, hour, empty ? 0 : 6));
                sales.add(sold(CAPERS, hour, empty ? 15 : 12));
            }
        }
        ZoneTraffic traffic =
                new ZoneTraffic(OIL, zones, List.of(came(EMPTY.from(), 100)), _ -> true);
        return new LostSalesRule(
                new OpeningHours(Samples.corner()),
                THREE_DAYS,
                Map.of(Samples.OLIVES, OIL, CAPERS, OIL),
                Map.of(OIL, traffic),
                Map.of(Samples.OLIVES, new EmptyTimes(List.of(EMPTY))),
                new StoreSales(sales));
    }

    private static ZoneWindow visits(Instant start, long visits) {
        return new ZoneWindow(
                Samples.CORNER, OIL, start, visits, visits, 0, 0, 0, 0, 0, Arrival.of(start));
    }

    private static FootfallWindow came(Instant start, long in) {
        return new FootfallWindow(Samples.CORNER, Samples.MAIN, start, in, 0, 0, Arrival.of(start));
    }

    private static SalesWindow sold(Sku sku, Instant hour, double units) {
        return new SalesWindow(Samples.CORNER, sku, hour, units, Arrival.of(hour));
    }
}
