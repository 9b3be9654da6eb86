package org.aisleflow.sim.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Rectangle;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.junit.jupiter.api.Test;

class FieldOfViewTest {
    private static final double WIDTH = 30;
    private static final double DEPTH = 20;
    private static final Rectangle PART = new Rectangle(10, 0, 20, 10);

    /** The catalog's corners lie on the arc, so between them a little is left out. */
    private static final double ARC_ERROR_METRES = 0.02;

    @Test
    void isItsOwnPartWhereASensorSeesNoFurther() {
        assertThat(view(0, 1_000).corners(WIDTH, DEPTH)).isEqualTo(PART.corners());
    }

    @Test
    void reachesIntoTheNeighboursButNotBeyondTheWalls() {
        assertThat(view(1.5, 1_000).corners(WIDTH, DEPTH))
                .containsExactly(
                        new Point(8.5, 0),
                        new Point(21.5, 0),
                        new Point(21.5, 11.5),
                        new Point(8.5, 11.5));
    }

    @Test
    void whatTheCatalogSaysIsWhatTheSensorSees() {
        FieldOfView view = view(1, 6.5);
        List<Point> corners = view.corners(WIDTH, DEPTH);
        var random = new SplittableRandom(4);
        int seen = 0;
        for (int i = 0; i < 20_000; i++) {
            Point place = new Point(random.nextDouble(WIDTH), random.nextDouble(DEPTH));
            double inside = metresInside(corners, place);
            if (Math.abs(inside) > ARC_ERROR_METRES) {
                assertThat(view.contains(place)).as("%s", place).isEqualTo(inside > 0);
                seen += inside > 0 ? 1 : 0;
            }
        }
        assertThat(seen).isBetween(1_000, 19_000);
    }

    @Test
    void theBadDaysCatalogSaysThatItsSensorsOverlap() {
        Scenario scenario = ScenarioReader.builtIn("bad-day");
        Store store =
                ShopCatalog.of(scenario).stream()
                        .filter(Store.class::isInstance)
                        .map(Store.class::cast)
                        .findFirst()
                        .orElseThrow();
        List<Device> sensors =
                store.devices().stream().filter(device -> device.kind() == Kind.POSITIONS).toList();

        assertThat(sensors).hasSizeGreaterThan(1);
        assertThat(sensors)
                .allSatisfy(sensor ->
                        assertThat(sensors)
                                .filteredOn(other -> !other.id().equals(sensor.id()))
                                .anyMatch(other -> overlap(sensor, other)));
    }

    private static boolean overlap(Device one, Device other) {
        List<Point> covers = other.covers();
        List<Point> own = one.covers();
        return own != null
                && covers != null
                && new SplittableRandom(1)
                        .doubles(10_000, 0, WIDTH)
                        .anyMatch(x -> {
                            Point place = new Point(x, 5);
                            return metresInside(own, place) > 0.1
                                    && metresInside(covers, place) > 0.1;
                        });
    }

    private static FieldOfView view(double overlapMetres, double rangeMetres) {
        return FieldOfView.of(
                PART, new DeviceFaults.Overheads(0, 0, overlapMetres, rangeMetres, 0, 1, 0));
    }

    /** How far a point is from the nearest edge of a convex polygon; negative outside. */
    private static double metresInside(List<Point> corners, Point place) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            double cross =
                    (to.x() - from.x()) * (place.y() - from.y())
                            - (to.y() - from.y()) * (place.x() - from.x());
            least = length < 1e-9 ? least : Math.min(least, cross / length);
        }
        return least;
    }
}
