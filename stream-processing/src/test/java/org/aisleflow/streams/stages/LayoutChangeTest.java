package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.floor.Shop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop is rebuilt: what was seen before belongs to the old floor, also if it comes later. */
class LayoutChangeTest {
    private static final Instant REBUILT = Instant.parse("2026-03-02T10:00:00Z");
    private static final DeviceId EYE = DeviceId.of("eye-1");
    private static final Zone OLD = Shop.zone("old", 0, 0, 6, 8, 5);
    private static final Zone NEW = Shop.zone("new", 0, 0, 6, 8, 5);
    private static final Store BEFORE = store(12, null, OLD);
    private static final Store AFTER = store(20, REBUILT, NEW).replacing(BEFORE);

    @Test
    void appliesTheLayoutOfTheTimeAtWhichSomebodyWasSeen() {
        try (Bench bench = new Bench().catalog(BEFORE)) {
            bench.send(seen(1, REBUILT.minusSeconds(600)));
            // Known before it applies.
            bench.catalog(AFTER);
            bench.send(seen(2, REBUILT.minusMillis(1)), seen(3, REBUILT));
            assertThat(entries(bench))
                    .isEqualTo(Map.of("09:50 old", 1L, "09:55 old", 1L, "10:00 new", 1L));

            // An hour late, and nothing of the new floor gets into it.
            bench.send(seen(4, REBUILT.minusSeconds(3_600)));
            assertThat(entries(bench)).isEqualTo(Map.of("09:00 old", 1L));
        }
    }

    @Test
    void hasTheGridOfTheTimeOfTheWindow() {
        try (Bench bench = new Bench().catalog(AFTER)) {
            bench.send(at(1, REBUILT.minusSeconds(300), 15, 3));
            bench.send(at(2, REBUILT.plusSeconds(1), 15, 3));

            List<HeatWindow> heat = bench.told(Topics.HEAT);

            assertThat(heat).hasSize(2);
            assertThat(heat.getFirst().columns()).isEqualTo(24);
            assertThat(heat.getFirst().outside()).isEqualTo(1);
            assertThat(heat.getFirst().cells()).isEmpty();
            assertThat(heat.getLast().columns()).isEqualTo(40);
            assertThat(heat.getLast().cells())
                    .containsExactly(new HeatWindow.Cell(6 * 40 + 30, 1, 0));
        }
    }

    @Test
    void keepsTheCellsOfTheWindowInWhichThePlanBecameSmaller() {
        Instant inTheMiddle = REBUILT.plusSeconds(150);
        try (Bench bench =
                new Bench().catalog(store(10, inTheMiddle, NEW).replacing(store(20, null, OLD)))) {
            bench.send(at(1, inTheMiddle.minusSeconds(1), 15, 3));
            bench.send(at(2, inTheMiddle, 15, 3), at(3, inTheMiddle, 2, 3));

            HeatWindow heat = bench.told(Topics.HEAT).getLast();

            assertThat(heat.columns()).isEqualTo(40);
            assertThat(heat.outside()).isEqualTo(1);
            assertThat(heat.cells())
                    .extracting(HeatWindow.Cell::index)
                    .containsExactly(6 * 40 + 4, 6 * 40 + 30);
        }
    }

    @Test
    void countsADoorThatIsNoLongerThereForItsOwnTime() {
        try (Bench bench = new Bench().catalog(AFTER)) {
            bench.send(Sent.message(1, 1, REBUILT.minusSeconds(60), Sent.crossing(3, 1)));

            assertThat(bench.told(Topics.FOOTFALL).getFirst().in()).isEqualTo(3);
        }
    }

    /** Old and new floor mixed, in whatever order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSameInWhateverOrderItComes(long seed) {
        Random random = new Random(seed);
        List<Envelope> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(
                    at(
                            i + 1,
                            REBUILT.plusSeconds(random.nextInt(-900, 900)),
                            random.nextDouble() * 20,
                            random.nextDouble() * 8));
        }
        List<Envelope> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, random);

        assertThat(numbers(shuffled)).isEqualTo(numbers(messages));
    }

    private static Map<String, String> numbers(List<Envelope> messages) {
        Map<String, String> numbers = new TreeMap<>();
        try (Bench bench = new Bench().catalog(AFTER)) {
            bench.send(messages).pass(Duration.ofSeconds(15));
            bench.told(Topics.HEAT)
                    .forEach(heat ->
                            numbers.put(
                                    "heat " + heat.start(),
                                    heat.columns() + " " + heat.outside() + " " + heat.cells()));
            bench.told(Topics.ZONES)
                    .forEach(zone ->
                            numbers.put(
                                    zone.series() + " " + zone.start(),
                                    zone.entries() + " " + zone.staySeconds()));
        }
        return numbers;
    }

    private static Map<String, Long> entries(Bench bench) {
        Map<String, Long> entries = new TreeMap<>();
        for (ZoneWindow zone : bench.told(Topics.ZONES)) {
            entries.put(
                    zone.start().toString().substring(11, 16) + " " + zone.zone(), zone.entries());
        }
        return entries;
    }

    private static Envelope seen(int seq, Instant time) {
        return at(seq, time, 3, 3);
    }

    private static Envelope at(int seq, Instant time, double x, double y) {
        Positions frame = new Positions(List.of(new Positions.Track("t" + seq, x, y, false)));
        return Sent.message(EYE, 2, seq, time, Bench.NOW, frame);
    }

    private static Store store(double width, @Nullable Instant from, Zone zone) {
        Store shop = Shop.store();
        return shop.toBuilder()
                .extent(width, 8)
                .zones(List.of(zone))
                .doors(
                        from == null
                                ? List.of(
                                        new Door(
                                                LineId.of("main"),
                                                List.of(new Point(0, 1), new Point(0, 0))))
                                : List.of())
                .shelves(List.of())
                .devices(List.of())
                .validFrom(from, null)
                .build();
    }
}
