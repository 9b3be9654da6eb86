package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sighting by sighting, whether people are taken to be in the zone in which they are. */
class SmoothingTest {
    private static final String EYE = "eye";
    private static final double METRES_PER_SECOND = 0.7;

    /** The next shelf is at most half of that away, to the right and up. */
    private static final double REACH_METRES = 20;

    /** Where somebody truly is, second by second. */
    private record At(double x, double y) {}

    @ParameterizedTest
    @CsvSource({"0.1, 0.01", "0.3, 0.02", "0.5, 0.03"})
    void findsTheZone(double error, double mostWrong) {
        Random random = new Random(5);
        LayoutHistory history = new LayoutHistory(tiles(error));
        Layout layout = history.at(0);
        int all = 0;
        int wrong = 0;
        int wrongUnsmoothed = 0;
        for (int person = 0; person < 40; person++) {
            List<At> walk = walk(random);
            Chunks chunks = new Chunks();
            chunks.put(0, new Chunk(List.of()));
            TreeSet<Long> spans = new TreeSet<>();
            for (int second = 0; second < walk.size(); second++) {
                At at = walk.get(second);
                chunks.insert(
                        0,
                        history.sighting(
                                second * 1_000L,
                                at.x() + error * random.nextGaussian(),
                                at.y() + error * random.nextGaussian(),
                                Views.codeOf(DeviceId.of(EYE))));
                spans.add(Smoothing.spanOf(second * 1_000L));
            }
            for (Sighting seen : chunks.between(0, Long.MAX_VALUE / 2)) {
                At at = walk.get((int) (seen.time() / 1_000));
                wrongUnsmoothed += seen.zones().equals(layout.zonesAt(at.x(), at.y())) ? 0 : 1;
            }
            chunks.smooth(spans, history);
            for (Sighting seen : chunks.between(0, Long.MAX_VALUE / 2)) {
                At at = walk.get((int) (seen.time() / 1_000));
                wrong += seen.zones().equals(layout.zonesAt(at.x(), at.y())) ? 0 : 1;
                all++;
            }
        }

        assertThat((double) wrong / all).isLessThanOrEqualTo(mostWrong);
        assertThat(wrong).isLessThan(wrongUnsmoothed);
    }

    /** From shelf to shelf with a stop at each, for at most five minutes. */
    private static List<At> walk(Random random) {
        List<At> walk = new ArrayList<>();
        double x = random.nextDouble() * 40;
        double y = random.nextDouble() * 24;
        while (walk.size() < 280) {
            double toX = shelf(x + (random.nextDouble() - 0.5) * REACH_METRES, 5, 40);
            double toY = shelf(y + (random.nextDouble() - 0.5) * REACH_METRES, 6, 24);
            int steps = (int) Math.ceil(Math.hypot(toX - x, toY - y) / METRES_PER_SECOND);
            for (int step = 0; step < steps && walk.size() < 280; step++) {
                double part = (double) step / steps;
                walk.add(new At(x + part * (toX - x), y + part * (toY - y)));
            }
            x = toX;
            y = toY;
            for (int stop = 5 + random.nextInt(40); stop > 0 && walk.size() < 280; stop--) {
                walk.add(new At(x, y));
            }
        }
        return walk;
    }

    /** Where somebody stands at a shelf: at least 0.7 m inside of a zone. */
    private static double shelf(double wanted, double tile, double end) {
        double within = Math.clamp(wanted, 0, end - 1e-6);
        double edge = Math.floor(within / tile) * tile;
        return edge + 0.7 + (within - edge) / tile * (tile - 1.4);
    }

    /** A plan of zones of 5 by 6 metres. */
    private static Store tiles(double error) {
        List<Zone> zones = new ArrayList<>();
        for (int column = 0; column < 8; column++) {
            for (int row = 0; row < 4; row++) {
                zones.add(
                        Shop.zone(
                                "z%d-%d".formatted(column, row),
                                column * 5.0,
                                row * 6.0,
                                column * 5.0 + 5,
                                row * 6.0 + 6,
                                10));
            }
        }
        return Store.builder(Shop.ID, "Tiles", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(40, 24)
                .zones(zones)
                .devices(List.of(Device.of(DeviceId.of(EYE), Kind.POSITIONS, 10).accurateTo(error)))
                .build();
    }
}
