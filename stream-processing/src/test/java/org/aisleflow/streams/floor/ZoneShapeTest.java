package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.wire.Mappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneShapeTest {
    /** A case of others; each names its source. */
    record Case(String name, Point point, List<Point> polygon, String location, String source) {}

    static List<Case> cases() throws IOException {
        try (InputStream json =
                ZoneShapeTest.class.getResourceAsStream("/geometry/point_in_polygon.json")) {
            return List.of(Mappers.JSON.readValue(json, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void knowsWhatIsInsideAndThatTheEdgeBelongsToIt(Case given) {
        ZoneShape shape = new ZoneShape(given.polygon());

        assertThat(shape.contains(given.point().x(), given.point().y()))
                .isEqualTo(!given.location().equals("EXTERIOR"));
    }

    @Test
    void answersAlikeWithAndWithoutTheGridOfCells() {
        Random random = new Random(5);
        List<Zone> zones =
                List.of(
                        polygon("slanted", 1.3, 0.2, 7.7, 2.1, 5.2, 6.9, 2.05, 4.4),
                        polygon("hollow", 2, 2, 10, 2, 10, 7, 6, 3.5, 2, 7),
                        Shop.zone("square", 4, 4, 8, 8, 5));
        Store shop = Shop.store();
        Layout layout =
                new Layout(
                        new Store(
                                shop.id(),
                                shop.name(),
                                shop.timezone(),
                                shop.opens(),
                                shop.closes(),
                                12,
                                8,
                                zones,
                                List.of(),
                                List.of(),
                                List.of()));
        for (int i = 0; i < 20_000; i++) {
            double step = random.nextBoolean() ? 0.25 : 0.01;
            double x = Math.rint((random.nextDouble() * 14 - 1) / step) * step;
            double y = Math.rint((random.nextDouble() * 10 - 1) / step) * step;
            List<ZoneId> expected =
                    zones.stream()
                            .filter(zone -> new ZoneShape(zone.polygon()).contains(x, y))
                            .map(Zone::id)
                            .toList();

            assertThat(layout.zonesAt(x, y).zones().stream().map(ZoneSet.Member::zone))
                    .as("%s, %s", x, y)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void hasNoCellBeyondThePlan() {
        Layout layout = new Layout(Shop.store());

        assertThat(layout.cellOf(0, 0)).isEqualTo(Layout.cell(0, 0));
        assertThat(layout.cellOf(11.999, 7.999)).isEqualTo(Layout.cell(23, 15));
        assertThat(layout.cellOf(12, 4)).isEqualTo(Layout.OUTSIDE);
        assertThat(layout.cellOf(4, 8)).isEqualTo(Layout.OUTSIDE);
        assertThat(layout.cellOf(-0.001, 4)).isEqualTo(Layout.OUTSIDE);
    }

    private static Zone polygon(String id, double... coordinates) {
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            corners.add(new Point(coordinates[i], coordinates[i + 1]));
        }
        return new Zone(ZoneId.of(id), id, corners, 5, false);
    }
}
