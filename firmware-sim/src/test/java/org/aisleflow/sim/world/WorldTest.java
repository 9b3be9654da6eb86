package org.aisleflow.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.ids.StoreId;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Scenario SCENARIO = ScenarioReader.builtIn("corner-shop");

    private final List<Happening> happened = new ArrayList<>();

    private World world(long seed) {
        World world = new World(SCENARIO, StoreId.of("s1"), seed, MONDAY);
        world.observe(happened::add);
        return world;
    }

    private <T extends Happening> List<T> happened(Class<T> type) {
        return happened.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void howTimeIsCutChangesNothing() {
        World inOneGo = world(7);
        Instant start = inOneGo.now();
        inOneGo.advanceTo(start.plus(Duration.ofDays(1)));
        List<Happening> expected = List.copyOf(happened);
        happened.clear();

        World minuteByMinute = world(7);
        for (int minute = 1; minute <= Duration.ofDays(1).toMinutes(); minute++) {
            minuteByMinute.advanceTo(start.plus(Duration.ofMinutes(minute)));
        }

        assertThat(happened).isEqualTo(expected);
        assertThat(minuteByMinute.stock()).isEqualTo(inOneGo.stock());
    }

    @Test
    void everyUnitOfEveryProductIsAccountedForAtAnyMoment() {
        World world = world(11);
        Instant start = world.now();

        for (int hour = 1; hour <= Duration.ofDays(10).toHours(); hour++) {
            world.advanceTo(start.plus(Duration.ofHours(hour)));
            assertThat(world.stock()).allMatch(StockAccount::isBalanced);
        }

        assertThat(world.stock()).hasSize(SCENARIO.products().size());
        assertThat(world.stock().stream().mapToInt(StockAccount::sold).sum())
                .isEqualTo(
                        happened(Happening.Paid.class).stream()
                                .flatMap(paid -> paid.lines().stream())
                                .mapToInt(Happening.Line::units)
                                .sum())
                .isGreaterThan(10_000);
        assertThat(world.stock()).anyMatch(account -> account.stolen() > 0);
        assertThat(world.stock()).anyMatch(account -> account.broken() > 0);
    }

    @Test
    void visitorsAndBasketsAreAsManyAsTheScenarioSays() {
        World world = world(3);
        world.advanceTo(world.now().plus(Duration.ofDays(14)));

        Habits habits = SCENARIO.stores().getFirst().habits();
        double expected =
                2
                        * habits.visitorsPerDay().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum();
        List<Happening.Paid> receipts = happened(Happening.Paid.class);
        double units =
                receipts.stream()
                        .flatMap(paid -> paid.lines().stream())
                        .mapToInt(Happening.Line::units)
                        .average()
                        .orElseThrow();
        // Three standard deviations of the sum of 14 noisy days are about 6 %.
        assertThat((double) happened(Happening.Entered.class).size())
                .isBetween(expected * 0.93, expected * 1.07);
        assertThat(happened(Happening.Left.class)).hasSameSizeAs(happened(Happening.Entered.class));
        assertThat((double) receipts.size() / happened(Happening.Entered.class).size())
                .isBetween(0.60, 0.78);
        assertThat(units).isBetween(1.0, 1.2);
        assertThat(receipts.stream().mapToInt(paid -> paid.lines().size()).average().orElseThrow())
                .isBetween(2.8, 3.8);
    }

    @Test
    void someShelvesRunEmptyAndSomeSalesAreLostButMostAreNot() {
        World world = world(5);
        world.advanceTo(world.now().plus(Duration.ofDays(21)));

        int picked =
                happened(Happening.Picked.class).stream().mapToInt(Happening.Picked::units).sum();
        int lost =
                happened(Happening.LostSale.class).stream()
                        .mapToInt(Happening.LostSale::units)
                        .sum();
        assertThat((double) lost / (picked + lost)).isBetween(0.002, 0.08);
        assertThat(happened(Happening.Picked.class))
                .anyMatch(pick -> !pick.sku().equals(pick.insteadOf()));
        assertThat(happened(Happening.Delivered.class)).hasSizeGreaterThan(20);
    }

    @Test
    void peopleWalkInsideThePlanAroundTheShelvesAndNotFasterThanTwoMetresASecond() {
        World world = world(1);
        Map<Integer, Sighting> before = new HashMap<>();
        int most = 0;
        Instant start = Instant.parse("2026-03-02T16:30:00Z");

        for (int second = 0; second < 5_400; second++) {
            world.advanceTo(start.plusSeconds(second));
            Map<Integer, Sighting> now = new HashMap<>();
            for (Sighting person : world.people()) {
                assertIsOnTheFloor(world, person);
                Sighting last = before.get(person.person());
                if (last != null) {
                    assertThat(Math.hypot(person.x() - last.x(), person.y() - last.y()))
                            .isLessThanOrEqualTo(2);
                }
                now.put(person.person(), person);
            }
            before = now;
            most = Math.max(most, now.size());
        }

        assertThat(most).isGreaterThan(12);
    }

    private static void assertIsOnTheFloor(World world, Sighting person) {
        Point place = new Point(person.x(), person.y());
        assertThat(new Rectangle(0, 0, 40, 25).contains(place)).as("%s", person).isTrue();
        assertThat(world.obstacles())
                .as("%s", person)
                .noneMatch(obstacle -> obstacle.contains(place));
    }

    @Test
    void aFreezerStaysColdExceptWhenItIsDefrostedOrLeftOpen() {
        World world = world(2);
        ShopSpec.Logger freezer = world.shop().sensors().loggers().getFirst();
        Instant start = world.now();
        int minutes = (int) Duration.ofDays(5).toMinutes();
        int tooWarm = 0;

        for (int minute = 1; minute <= minutes; minute++) {
            world.advanceTo(start.plus(Duration.ofMinutes(minute)));
            double celsius = world.celsius(freezer.id());
            assertThat(celsius).isBetween(-26.0, 2.0);
            tooWarm += celsius > freezer.maxCelsius() ? 1 : 0;
        }

        assertThat((double) tooWarm / minutes).isLessThan(0.1);
    }
}
