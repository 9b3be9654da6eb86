package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.StoreLayout;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.ZoneId;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The grid of cells beside what anybody would do: ask each zone's prepared polygon. */
class ZoneLookupTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final int PLACES = 50_000;
    private static final int ROUNDS = 5;

    private final Random random = new Random(17);
    private final List<Zone> zones = new ArrayList<>();
    private final List<PreparedGeometry> prepared = new ArrayList<>();
    private final double[] xs = random.doubles(PLACES, 0, 40).toArray();
    private final double[] ys = random.doubles(PLACES, 0, 25).toArray();

    @Test
    void findsTheSameZonesAndNotMoreSlowly() {
        for (int i = 0; i < 20; i++) {
            add(i, 4 + random.nextDouble() * 32, 4 + random.nextDouble() * 17);
        }
        Layout layout = new Layout(new StoreLayout(null, 40, 25, zones, List.of()));
        for (int i = 0; i < PLACES; i++) {
            assertThat(layout.zonesAt(xs[i], ys[i]).zones()).hasSize(asked(xs[i], ys[i]));
        }

        long grid = Long.MAX_VALUE;
        long each = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            grid = Math.min(grid, nanos((x, y) -> layout.zonesAt(x, y).zones().size()));
            each = Math.min(each, nanos(this::asked));
        }

        System.out.printf(
                "Zones of a place, 20 zones of 12 corners: asking each prepared polygon takes %.1f times as long as the grid%n",
                (double) each / grid);
        assertThat(grid).isLessThan(each);
    }

    /** A star of twelve corners. */
    private void add(int number, double x, double y) {
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double reach = i % 2 == 0 ? 4 : 2.5;
            double angle = Math.PI * i / 6;
            corners.add(new Point(x + reach * Math.cos(angle), y + reach * Math.sin(angle)));
        }
        ZoneId id = ZoneId.of("z" + number);
        zones.add(new Zone(id, id.value(), corners, 5, false));
        List<Coordinate> ring = new ArrayList<>();
        corners.forEach(corner -> ring.add(new Coordinate(corner.x(), corner.y())));
        ring.add(ring.getFirst());
        prepared.add(
                PreparedGeometryFactory.prepare(
                        GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new))));
    }

    private int asked(double x, double y) {
        var place = GEOMETRY.createPoint(new Coordinate(x, y));
        int found = 0;
        for (PreparedGeometry zone : prepared) {
            if (zone.intersects(place)) {
                found++;
            }
        }
        return found;
    }

    private long nanos(Lookup lookup) {
        long sum = 0;
        long start = System.nanoTime();
        for (int i = 0; i < PLACES; i++) {
            sum += lookup.zonesAt(xs[i], ys[i]);
        }
        long nanos = (System.nanoTime() - start) / PLACES;
        assertThat(sum).isPositive();
        return nanos;
    }

    /** How many zones a place is in. */
    private interface Lookup {
        int zonesAt(double x, double y);
    }
}
