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

class ZoneShapeTest {
    @Test
    void answersAlikeWithAndWithoutTheGridOfCells() {
        Random random = new Random(5);
        List<Zone> zones =
                List.of(
                        polygon("slanted", 1.3, 0.2, 7.7, 2.1, 5.2, 6.9, 2.05, 4.4),
                        polygon("hollow", 2, 2, 10, 2, 10, 7, 6, 3.5, 2, 7),
                        Shop.zone("one", 6.1, 6.1, 7, 7, 5),
                        Shop.zone("two", 6.1, 6.1, 8, 7, 5),
                        Shop.zone("three", 6.1, 6.1, 7, 8, 5),
                        Shop.zone("four", 6.2, 6.1, 7, 7, 5),
                        Shop.zone("five", 6.1, 6.2, 7, 7, 5),
                        Shop.zone("six", 6.2, 6.2, 7, 7, 5),
                        Shop.zone("square", 4, 4, 8, 8, 5));
        Layout layout = new Layout(new StoreLayout(null, 12, 8, zones, List.of()));
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
        Layout layout = new Layout(Shop.store().layouts().getLast());

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
