package org.aisleflow.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.aisleflow.contracts.ids.Sku;
import org.junit.jupiter.api.Test;

/** The world has the properties its scenario asks for; bands are three to four deviations wide. */
class PatternsTest {
    private static final Scenario SCENARIO = ScenarioReader.builtIn("corner-shop");
    private static final Life THREE_WEEKS = Life.of(SCENARIO, 21, Life.MONDAY, 21);

    private static double entered(Predicate<Happening.Entered> which) {
        return THREE_WEEKS.all(Happening.Entered.class).stream().filter(which).count();
    }

    private static double entered(DayOfWeek day) {
        return entered(in -> THREE_WEEKS.local(in).getDayOfWeek() == day);
    }

    @Test
    void arrivalsFollowTheHoursOfTheDay() {
        List<Double> weights = SCENARIO.stores().getFirst().habits().hourWeights();
        double all = entered(_ -> true);
        double weightOfDay =
                weights.subList(8, 20).stream().mapToDouble(w -> w).sum() + 6 * 25 / 60.0;

        for (int hour = 8; hour < 20; hour++) {
            int wanted = hour;
            double share = entered(in -> THREE_WEEKS.local(in).getHour() == wanted) / all;
            double expected = weights.get(hour) / weightOfDay;
            assertThat(share).as("hour %d", hour).isBetween(expected * 0.8, expected * 1.2);
        }
        assertThat(entered(in -> THREE_WEEKS.local(in).getHour() < 8)).isZero();
    }

    @Test
    void weekdaysDifferAsTheScenarioSays() {
        assertThat(entered(DayOfWeek.SATURDAY) / entered(DayOfWeek.SUNDAY))
                .isBetween(900.0 / 620 * 0.85, 900.0 / 620 * 1.15);
    }

    @Test
    void aFifthOfThePartiesAreGroups() {
        Map<Integer, Integer> sizes = new HashMap<>();
        THREE_WEEKS
                .all(Happening.Entered.class)
                .forEach(in -> sizes.merge(in.group(), 1, Integer::sum));

        double groups = sizes.values().stream().filter(size -> size > 1).count();
        assertThat(groups / sizes.size()).isBetween(0.18, 0.22);
    }

    @Test
    void aVisitTakesAboutTenMinutesAndFewTakeLong() {
        Map<Integer, Long> cameAt = new HashMap<>();
        THREE_WEEKS.all(Happening.Entered.class).forEach(in -> cameAt.put(in.person(), in.time()));
        List<Double> minutes =
                THREE_WEEKS.all(Happening.Left.class).stream()
                        .map(out -> (out.time() - cameAt.getOrDefault(out.person(), 0L)) / 60_000.0)
                        .sorted()
                        .toList();

        assertThat(minutes.get(minutes.size() / 2)).isBetween(6.0, 14.0);
        assertThat(minutes.get(minutes.size() * 99 / 100)).isLessThan(60);
    }

    @Test
    void manyWalkPastAndAFewTurnRoundInsideTheDoor() {
        Habits habits = SCENARIO.stores().getFirst().habits();
        double passed = THREE_WEEKS.all(Happening.Passed.class).size();
        Map<Integer, Long> cameWithoutAWish = new HashMap<>();
        THREE_WEEKS.all(Happening.Entered.class).stream()
                .filter(in -> in.person() == in.group() && in.wants().isEmpty())
                .forEach(in -> cameWithoutAWish.put(in.person(), in.time()));
        double soonGone =
                THREE_WEEKS.all(Happening.Left.class).stream()
                        .filter(out ->
                                out.time()
                                        < cameWithoutAWish.getOrDefault(out.person(), 0L) + 30_000)
                        .count();
        double parties = entered(in -> in.person() == in.group());

        assertThat(passed / entered(_ -> true))
                .isBetween(habits.passersPerVisitor() * 0.85, habits.passersPerVisitor() * 1.15);
        // Some who only wanted to look find nothing to look at, and are as quick.
        assertThat(soonGone / parties)
                .isBetween(habits.turnsAroundShare() * 0.8, habits.turnsAroundShare() * 1.4);
    }

    @Test
    void whoHesitatesOrGoesBackStaysLonger() {
        double decided = meanMillis("hesitateShare: 0, revisitShare: 0");
        double hesitant = meanMillis("hesitateShare: 1, revisitShare: 0");
        double returning = meanMillis("hesitateShare: 0, revisitShare: 1");

        assertThat(hesitant / decided).isBetween(1.2, 2.2);
        assertThat(returning / decided).isBetween(1.05, 1.5);
    }

    private static double meanMillis(String habits) {
        String changed =
                Life.cornerShop()
                        .replace(
                                "turnsAroundShare: 0.03",
                                "turnsAroundShare: 0.03, "
                                        .concat(habits)
                                        .replace(", ", "\n      "));
        Life life = Life.of(ScenarioReader.parse("changed", changed), 21, Life.MONDAY, 2);
        Map<Integer, Long> cameAt = new HashMap<>();
        life.all(Happening.Entered.class).forEach(in -> cameAt.put(in.person(), in.time()));
        return life.all(Happening.Left.class).stream()
                .mapToLong(out -> out.time() - cameAt.getOrDefault(out.person(), 0L))
                .average()
                .orElseThrow();
    }

    @Test
    void shoppersOfAllTypesTogetherWantWhatTheProductsSay() {
        double wanted =
                THREE_WEEKS.all(Happening.Entered.class).stream()
                        .flatMap(in -> in.wants().stream())
                        .mapToInt(Happening.Line::units)
                        .sum();
        double perDay = SCENARIO.products().stream().mapToDouble(Goods::perDay).sum();

        assertThat(wanted / 21).isBetween(perDay * 0.9, perDay * 1.1);
    }

    @Test
    void someListsAreLongAndMostAreShort() {
        List<Integer> lengths =
                THREE_WEEKS.all(Happening.Entered.class).stream()
                        .map(in -> in.wants().stream().mapToInt(Happening.Line::units).sum())
                        .filter(units -> units > 0)
                        .sorted()
                        .toList();

        assertThat(lengths.get(lengths.size() / 2)).isBetween(2, 4);
        assertThat(lengths.get(lengths.size() * 95 / 100)).isBetween(9, 20);
    }

    @Test
    void aPromotionSellsMoreAtItsPriceAndNoLonger() {
        Sku panettone = Sku.of("panettone");
        LocalDate from = LocalDate.of(2026, 3, 2);
        Map<Boolean, Integer> wanted = new HashMap<>();
        THREE_WEEKS
                .all(Happening.Entered.class)
                .forEach(in -> {
                    boolean on = THREE_WEEKS.local(in).toLocalDate().isBefore(from.plusDays(7));
                    in.wants().stream()
                            .filter(line -> line.sku().equals(panettone))
                            .forEach(line -> wanted.merge(on, line.units(), Integer::sum));
                });
        Set<Double> prices = new HashSet<>();
        THREE_WEEKS
                .all(Happening.Paid.class)
                .forEach(paid ->
                        paid.rung().stream()
                                .filter(line -> line.sku().equals(panettone))
                                .forEach(line -> prices.add(line.price())));

        double perDayOn = wanted.getOrDefault(true, 0) / 7.0;
        double perDayOff = wanted.getOrDefault(false, 0) / 14.0;
        assertThat(perDayOn / perDayOff).isBetween(1.5, 3.0);
        assertThat(prices).containsExactlyInAnyOrder(4.9, 6.9);
    }

    @Test
    void moreSalesAreLostWhenShelvesAreEmptier() {
        Life neglected =
                Life.of(
                        ScenarioReader.parse(
                                "neglected",
                                Life.cornerShop()
                                        .replace("carelessShare: 0.12", "carelessShare: 0.9")),
                        21,
                        Life.MONDAY,
                        10);

        assertThat(neglected.lostShare()).isGreaterThan(2 * THREE_WEEKS.lostShare());
    }

    @Test
    void theSeasonChangesHowManyCome() {
        Scenario seasonal =
                ScenarioReader.parse(
                        "seasonal",
                        Life.cornerShop()
                                .replace(
                                        "      dayNoise: 0.07",
                                        "      monthFactors: [1, 1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1, 1]\n"
                                                + "      dayNoise: 0.07"));
        Life august = Life.of(seasonal, 2, LocalDate.of(2026, 8, 10), 7);
        Life march = Life.of(seasonal, 2, LocalDate.of(2026, 3, 9), 7);

        double share =
                august.all(Happening.Entered.class).size()
                        / (double) march.all(Happening.Entered.class).size();
        assertThat(share).isBetween(0.45, 0.65);
    }

    @Test
    void whoMeetsAnEmptyShelfSearchesSubstitutesOrLeavesWithout() {
        assertThat(THREE_WEEKS.all(Happening.Searched.class)).isNotEmpty();
        assertThat(THREE_WEEKS.all(Happening.LostSale.class)).isNotEmpty();
        assertThat(THREE_WEEKS.all(Happening.Picked.class))
                .anyMatch(pick -> !pick.sku().equals(pick.insteadOf()));
    }

    @Test
    void impatientShoppersLeaveTheirBasketsAndStaffPutThemAway() {
        Life impatient =
                Life.of(
                        Life.cornerShopWith("mishaps: {queuePatienceSeconds: 20, abandonShare: 0}"),
                        4,
                        Life.MONDAY,
                        2);

        List<Happening.GaveUp> left = impatient.all(Happening.GaveUp.class);
        assertThat(left)
                .hasSizeGreaterThan(20)
                .allMatch(gaveUp -> gaveUp.reason() == Happening.Reason.LONG_QUEUE);
        assertThat(impatient.all(Happening.PutAway.class)).hasSizeGreaterThan(left.size());
    }

    @Test
    void trucksBringPalletsAndSomeComeTooWarm() {
        Life life =
                Life.of(
                        ScenarioReader.parse(
                                "warm",
                                Life.cornerShop()
                                        .replace(
                                                "      trucks: 1\n",
                                                "      trucks: 1\n      coolingFailsPerTrip: 0.5\n")),
                        3,
                        Life.MONDAY,
                        14);

        List<Happening.SetOut> started = life.all(Happening.SetOut.class);
        List<Happening.Arrived> arrived = life.all(Happening.Arrived.class);
        assertThat(arrived).hasSameSizeAs(started).hasSizeGreaterThan(8);
        assertThat(arrived).anyMatch(Happening.Arrived::excursion);
        assertThat(started)
                .allSatisfy(trip -> {
                    assertThat(trip.sscc()).matches("[0-9]{18}");
                    assertThat(Duration.ofMillis(trip.due() - trip.time()))
                            .isBetween(Duration.ofMinutes(40), Duration.ofMinutes(120));
                });
        assertThat(life.all(Happening.WrittenOff.class)).isNotEmpty();
    }
}
