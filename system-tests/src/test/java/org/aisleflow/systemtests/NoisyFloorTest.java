package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.World;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corner shop's Saturday afternoon under overhead sensors of several qualities, computed in
 * this process without brokers, against what truly happens. Seed 3 is that of the standard run, by
 * which constants were chosen; nothing was chosen by the others. The limits are what is measured, a
 * little rounded up: only to be tightened. Moves by the link miss their target at 0.5 m;
 * docs/decisions/0237 says why. So short a time has few moves by the link, so that their errors
 * cancel out less; at 0.1 m the target is met over days (docs/decisions/0432).
 */
class NoisyFloorTest {
    private static final LocalDate DAY = LocalDate.parse("2025-03-08");

    /** In the afternoon there are more people; they do not matter to sensors that lose nobody. */
    private static final Instant AFTERNOON = Instant.parse("2025-03-08T16:00:00Z");

    private static final Duration LENGTH = Duration.ofMinutes(40);

    /** A quarter of an hour before the shop opens: everybody comes in by a door. */
    private static final Instant MORNING = Instant.parse("2025-03-08T06:45:00Z");

    private static final Duration MORNING_LENGTH = Duration.ofMinutes(60);

    private static final List<Sensors> KEEPING =
            List.of(
                    new Sensors(
                            "0.1 m", alone(0.1), true, new Limits(0.24, 1.31, 1.1, 6.6, 3, 0, 0)),
                    new Sensors(
                            "0.5 m", alone(0.5), true, new Limits(0.8, 4.1, 1.8, 12.4, 1.5, 0, 0)));

    /** Those of the bad day: they see people twice, lose them and take one for the other. */
    private static final DeviceFaults.Overheads BAD =
            new DeviceFaults.Overheads(0.3, 0.03, 1, 1_000, 6, 0.9, 0.1);

    /** A decimetre, but after a tenth of the encounters two go on under each other's id. */
    private static final DeviceFaults.Overheads CONFUSED =
            new DeviceFaults.Overheads(0.1, 0.005, 0, 1_000, 0, 1, 0.1);

    /**
     * Without badges cashiers are not known to be staff in so short a time, swapped or not; at 0.3
     * m a quarter of the swaps is undone, and who swaps ids with those who are known is taken for
     * staff (docs/decisions/0240).
     */
    private static final List<Sensors> SWAPPING =
            List.of(
                    new Sensors("swapping", BAD, true, new Limits(5.4, 11.7, 4.7, 16.4, 27, 50, 0)),
                    new Sensors(
                            "swapping, no badges",
                            BAD,
                            false,
                            new Limits(24.8, 15.6, 55.5, 18.5, 34.7, 75, 50)));

    /** What hangs from the ceiling, whether it sees badges, and how wrong the numbers may be. */
    private record Sensors(
            String name, DeviceFaults.Overheads errors, boolean badges, Limits limits) {}

    /** Errors in percent. */
    private record Limits(
            double labels,
            double unique,
            double dwell,
            double moves,
            double units,
            double staff,
            double missed) {}

    private static DeviceFaults.Overheads alone(double noiseMetres) {
        return new DeviceFaults.Overheads(noiseMetres, 0.005, 0, 1_000, 0, 1, 0);
    }

    static List<Long> seeds() {
        return List.of(3L, 41L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void zonesAreAsRightAsMeasured(long seed) {
        assertAsRightAsMeasured(seed, KEEPING, AFTERNOON, AFTERNOON.plus(LENGTH));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoIsLostOrTakenForAnotherIsFoundAgain(long seed) {
        assertAsRightAsMeasured(seed, SWAPPING, MORNING, MORNING.plus(MORNING_LENGTH));
    }

    /** Of sensors that say how often they take people for each other, ids are not believed. */
    @Test
    void whoIsTakenForAnotherKeepsTheirWay() {
        Scenario scenario = ScenarioReader.builtIn("corner-shop");
        World world = new World(scenario, scenario.stores().getFirst().id(), 3, DAY);
        TrueFloor floor = new TrueFloor(world);
        WatchedFloor doubted = new WatchedFloor(world, scenario, 3, CONFUSED, true);
        WatchedFloor believed =
                new WatchedFloor(
                        world, scenario, 3, CONFUSED, true, sensor -> sensor.swappingIds(0));
        Instant end = AFTERNOON.plus(LENGTH);

        watch(List.of(doubted, believed), floor, AFTERNOON, end);

        FloorNumbers truth = floor.numbers();
        FloorNumbers told = doubted.numbers(end);
        FloorNumbers before = believed.numbers(end);
        System.out.printf("confused, doubted: %s%n", told.against(truth));
        System.out.printf("confused, believed: %s%n", before.against(truth));
        assertThat(told.wrongLabels(truth)).isLessThan(0.7 * before.wrongLabels(truth));
        assertThat(told.wrongUniqueVisits(truth)).isLessThan(0.7 * before.wrongUniqueVisits(truth));
    }

    private static void assertAsRightAsMeasured(
            long seed, List<Sensors> sensors, Instant from, Instant to) {
        Scenario scenario = ScenarioReader.builtIn("corner-shop");
        World world = new World(scenario, scenario.stores().getFirst().id(), seed, DAY);
        TrueFloor floor = new TrueFloor(world);
        Map<Sensors, WatchedFloor> watched = new LinkedHashMap<>();
        for (Sensors one : sensors) {
            watched.put(one, new WatchedFloor(world, scenario, seed, one.errors(), one.badges()));
        }

        watch(watched.values(), floor, from, to);

        FloorNumbers truth = floor.numbers();
        SoftAssertions all = new SoftAssertions();
        watched.forEach((one, watching) -> {
            FloorNumbers told = watching.numbers(to);
            System.out.printf("seed %d, %s: %s%n", seed, one.name(), told.against(truth));
            assertNotAbove(one, told, truth, all);
        });
        all.assertAll();
    }

    static void watch(Iterable<WatchedFloor> watched, TrueFloor floor, Instant from, Instant to) {
        floor.skipTo(from.minusSeconds(1));
        watched.forEach(one -> one.skipTo(from.minusSeconds(1)));
        for (Instant time = from; time.isBefore(to); time = time.plusSeconds(1)) {
            for (WatchedFloor one : watched) {
                one.second(time);
            }
            floor.second();
        }
    }

    private static void assertNotAbove(
            Sensors sensors, FloorNumbers told, FloorNumbers truth, SoftAssertions all) {
        Limits limits = sensors.limits();
        atMost(all, sensors.name() + ", labels", told.wrongLabels(truth), limits.labels());
        atMost(all, sensors.name() + ", unique", told.wrongUniqueVisits(truth), limits.unique());
        atMost(all, sensors.name() + ", dwell", told.wrongMeanDwell(truth), limits.dwell());
        atMost(all, sensors.name() + ", moves", told.wrongMoves(truth), limits.moves());
        atMost(all, sensors.name() + ", units", told.wrongBuyingUnits(truth), limits.units());
        atMost(all, sensors.name() + ", precision", told.wrongStaff(truth), limits.staff());
        atMost(all, sensors.name() + ", recall", told.missedStaff(truth), limits.missed());
    }

    private static void atMost(SoftAssertions all, String what, double share, double percent) {
        all.assertThat(100 * share).as(what).isLessThanOrEqualTo(percent);
    }
}
