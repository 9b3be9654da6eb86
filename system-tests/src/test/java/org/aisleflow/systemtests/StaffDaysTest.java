package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who works in the corner shop, told from shoppers over several mornings, with badges and without.
 * A morning has two cashiers and two who fill shelves, all there for more than three hours, and
 * only a tenth of a Saturday's shoppers, since it is staff that matters; in the crowd of {@link
 * NoisyFloorTest} shoppers must not be taken for staff either.
 */
class StaffDaysTest {
    private static final int MORNINGS = 2;
    private static final long FIRST_SEED = 100;
    private static final LocalDate DAY = LocalDate.parse("2025-03-08");
    private static final LocalTime FROM = LocalTime.of(7, 48);
    private static final LocalTime TO = LocalTime.of(11, 0);

    private static final DeviceFaults.Overheads STANDARD =
            new DeviceFaults.Overheads(0.1, 0.005, 0, 1_000, 0, 1, 0);

    @TempDir private Path folder;

    @Test
    void staffIsToldFromShoppersWithAndWithoutBadges() throws IOException {
        Scenario scenario = quiet();
        FloorNumbers truth = new FloorNumbers();
        Map<String, FloorNumbers> told = new LinkedHashMap<>();
        for (int morning = 0; morning < MORNINGS; morning++) {
            // Each has quarter hours of its own, so that their errors do not cancel out.
            morning(scenario, DAY.plusWeeks(morning), FIRST_SEED + morning, truth, told);
        }

        told.forEach((what, ours) -> System.out.printf("%s: %s%n", what, ours.against(truth)));
        assertStaff(told, "badges", truth, 0.02);
        assertStaff(told, "no badges", truth, 0.1);
    }

    private static void assertStaff(
            Map<String, FloorNumbers> told, String what, FloorNumbers truth, double most) {
        FloorNumbers ours = Objects.requireNonNull(told.get(what));
        assertThat(ours.wrongStaff(truth)).as("%s: precision", what).isLessThanOrEqualTo(most);
        assertThat(ours.missedStaff(truth)).as("%s: recall", what).isLessThanOrEqualTo(most);
    }

    private static void morning(
            Scenario scenario,
            LocalDate day,
            long seed,
            FloorNumbers truth,
            Map<String, FloorNumbers> told) {
        ShopSpec shop = scenario.stores().getFirst();
        Instant from = day.atTime(FROM).atZone(shop.timezone()).toInstant();
        Instant to = day.atTime(TO).atZone(shop.timezone()).toInstant();
        World world = new World(scenario, shop.id(), seed, day);
        TrueFloor floor = new TrueFloor(world, truth);
        Map<String, WatchedFloor> watched = new LinkedHashMap<>();
        watched.put("badges", new WatchedFloor(world, scenario, seed, STANDARD, true));
        watched.put("no badges", new WatchedFloor(world, scenario, seed, STANDARD, false));
        NoisyFloorTest.watch(watched.values(), floor, from, to);
        floor.numbers();
        watched.forEach(
                (what, one) -> one.addTo(told.computeIfAbsent(what, _ -> new FloorNumbers()), to));
    }

    /** The corner shop with a tenth of its Saturday's visitors. */
    private Scenario quiet() throws IOException {
        try (InputStream in = Scenario.class.getResourceAsStream("/scenarios/corner-shop.yaml")) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains("SATURDAY: 900");
            Path file = folder.resolve("quiet.yaml");
            Files.writeString(file, text.replace("SATURDAY: 900", "SATURDAY: 90"));
            return ScenarioReader.read(file);
        }
    }
}
