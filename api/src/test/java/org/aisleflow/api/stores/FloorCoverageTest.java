package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aisleflow.api.history.Reported;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A shop of 10 × 4 m, four zones of 2 m side by side and 2 m that are in none. */
class FloorCoverageTest {
    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
    private static final TimeRange HOUR = new TimeRange(TEN, TEN.plusSeconds(3600));
    private static final long WHOLE_HOUR = (1L << 60) - 1;
    private static final long HALF_HOUR = (1L << 30) - 1;

    private final Store store =
            shop(eye("left", square(0, 4)), eye("middle", square(3, 6)), eye("blind", null));

    @Test
    void aZoneIsCoveredByTheSensorsThatSeeIt() {
        FloorCoverage coverage = coverage(store, report("left", WHOLE_HOUR));

        assertThat(of(coverage)).containsExactly(1.0, 0.5, 0.0, null);
        assertThat(coverage.ofFloor()).isEqualTo(1 / 3.0);
    }

    @Test
    void neighboursThatOnlyTouchDoNotSeeEachOther() {
        Store touching = shop(eye("left", square(0, 2)), eye("right", square(2, 8.01)));

        FloorCoverage coverage =
                coverage(touching, report("left", HALF_HOUR), report("right", WHOLE_HOUR));

        assertThat(of(coverage)).containsExactly(0.5, 1.0, 1.0, 1.0);
    }

    @Test
    void whereNoSensorSaysWhatItCoversAllCount() {
        Store silent = shop(eye("left", null), eye("right", null));

        FloorCoverage coverage = coverage(silent, report("left", WHOLE_HOUR));

        assertThat(of(coverage)).containsExactly(0.5, 0.5, 0.5, 0.5);
        assertThat(coverage.unknownCells()).isEmpty();
    }

    @Test
    void cellsWithoutAWorkingSensorAreUnknown() {
        FloorCoverage coverage = coverage(store, report("left", WHOLE_HOUR));

        // 20 columns of which the left sensor sees 8, in 8 rows.
        assertThat(coverage.unknownCells()).hasSize(8).startsWith(new CellRun(8, 12));
    }

    @Test
    void aZoneWithoutAWorkingSensorIsUnknownAndNotEmpty() {
        FloorCoverage coverage = coverage(store, report("left", WHOLE_HOUR));
        var rule = new StatusRule(Duration.ofMinutes(5), TEN.plusSeconds(7200), null);
        ZoneId seenFromOutsideTheCatalog = ZoneId.of("z3");

        List<ZoneView> zones =
                new FloorSums(store.zones(), HOUR.to(), coverage, rule)
                        .zones(
                                List.of(
                                        new ZoneWindow(
                                                store.id(),
                                                seenFromOutsideTheCatalog,
                                                TEN,
                                                2,
                                                1,
                                                0,
                                                0,
                                                7,
                                                0,
                                                0,
                                                Arrival.of(TEN))),
                                List.of());

        assertThat(zones.stream().map(ZoneView::entries)).containsExactly(0L, 0L, null, 2L);
        assertThat(zones.stream().map(ZoneView::staySeconds)).containsExactly(0.0, 0.0, null, 7.0);
        assertThat(zones.get(2).coverage()).isZero();
    }

    @Test
    void aFloorOfWhichNoSensorReportsIsUnknownEverywhere() {
        Store silent = shop(eye("left", null), eye("right", null));

        FloorCoverage dead = coverage(silent);
        VisitsView visits =
                new FloorSums(
                                silent.zones(),
                                HOUR.to(),
                                dead,
                                new StatusRule(Duration.ofMinutes(5), TEN.plusSeconds(7200), null))
                        .visits(List.of());

        assertThat(dead.unknownCells()).containsExactly(new CellRun(0, 20 * 8));
        assertThat(visits.visits()).isNull();
        assertThat(visits.staff()).isNull();
        assertThat(visits.coverage()).isZero();
    }

    private static List<@Nullable Double> of(FloorCoverage coverage) {
        return shop().zones().stream().map(coverage::of).toList();
    }

    private static FloorCoverage coverage(Store store, Reported... reports) {
        SeenFloor floor = new SeenFloor(store);
        return new FloorCoverage(
                floor,
                new Coverage(
                        new OpeningHours(store),
                        floor.sensors(),
                        List.of(reports),
                        TEN.plusSeconds(7200)),
                HOUR);
    }

    private static Reported report(String device, long minutes) {
        return new Reported(DeviceId.of(device), TEN, minutes);
    }

    private static Device eye(String id, @Nullable List<Point> covers) {
        return Device.builder(DeviceId.of(id), Kind.POSITIONS, 10).covers(covers).build();
    }

    private static List<Point> square(double left, double right) {
        return List.of(
                new Point(left, 0), new Point(right, 0), new Point(right, 4), new Point(left, 4));
    }

    private static Store shop(Device... devices) {
        return Store.builder(StoreId.of("s"), "S", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(10, 4)
                .zones(
                        IntStream.range(0, 4)
                                .mapToObj(i ->
                                        new Zone(
                                                ZoneId.of("z" + i),
                                                "Zone " + i,
                                                square(2.0 * i, 2.0 * i + 2),
                                                5,
                                                false))
                                .toList())
                .devices(List.copyOf(Set.of(devices)))
                .build();
    }
}
