package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.Tallies.Tally;
import org.aisleflow.streams.floor.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowTrailsTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final DeviceId EYE_1 = DeviceId.of("eye-1");
    private static final DeviceId EYE_2 = DeviceId.of("eye-2");

    private final Map<DeviceId, Long> numbers = new HashMap<>();
    private final Bench bench = new Bench().catalog(Shop.store());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void followsAShopperFromZoneToZone() {
        // 12 s among the fruit, 3 s at the bread, then out of sight.
        for (int second = 0; second <= 12; second++) {
            bench.send(frame(EYE_1, TEN.plusSeconds(second), "t1", 2, 3));
        }
        for (int second = 13; second <= 16; second++) {
            bench.send(frame(EYE_1, TEN.plusSeconds(second), "t1", 7, 3));
        }

        assertThat(bench.told(Topics.ZONES))
                .extracting(
                        ZoneWindow::zone,
                        ZoneWindow::entries,
                        ZoneWindow::uniqueVisits,
                        ZoneWindow::dwells,
                        ZoneWindow::dwellSeconds,
                        ZoneWindow::staySeconds)
                .containsExactlyInAnyOrder(
                        tuple(ZoneId.of("fruit"), 1L, 1L, 1L, 12.0, 12.0),
                        tuple(ZoneId.of("bread"), 1L, 1L, 0L, 0.0, 3.0));
        FlowWindow move = only(bench.told(Topics.FLOWS));
        assertThat(move.series()).isEqualTo("fruit>bread");
        assertThat(move.count()).isEqualTo(1);
        VisitWindow visits = only(bench.told(Topics.VISITS));
        assertThat(visits.visits()).isEqualTo(1);
        assertThat(visits.bounces()).isEqualTo(1);
        assertThat(visits.visitSeconds()).isEqualTo(16);
        assertThat(visits.metres()).isEqualTo(5);
        HeatWindow heat = only(bench.told(Topics.HEAT));
        assertThat(heat.columns()).isEqualTo(24);
        assertThat(heat.rows()).isEqualTo(16);
        assertThat(heat.cells())
                .containsExactly(
                        new HeatWindow.Cell(6 * 24 + 4, 1, 13),
                        new HeatWindow.Cell(6 * 24 + 14, 1, 3));
    }

    @Test
    void ordersSightingsOfSeveralSensorsByTheirOwnTime() {
        bench.send(
                frame(EYE_1, TEN, "t1", 2, 3),
                frame(EYE_2, TEN.plusSeconds(2), "t1", 3, 3),
                frame(EYE_1, TEN.plusSeconds(1), "t1", 2, 3));

        assertThat(only(bench.told(Topics.HEAT)).cells())
                .containsExactly(
                        new HeatWindow.Cell(6 * 24 + 4, 1, 2),
                        new HeatWindow.Cell(6 * 24 + 6, 1, 0));
    }

    @Test
    void tellsWaysThatFivePeopleWentAndNoOthers() {
        for (int person = 1; person <= 5; person++) {
            goFromFruitToBread(person);
        }
        bench.send(frame(EYE_1, TEN.plusSeconds(900), "loner", 10, 7));
        assertThat(bench.told(Topics.PATHS))
                .extracting(PathWindow::series, PathWindow::count)
                .containsExactly(tuple("fruit>bread", 5L));

        // One goes on: four are too few to be told, and one is even less.
        bench.send(frame(EYE_1, TEN.plusSeconds(515), "t5", 10, 7));

        assertThat(bench.told(Topics.PATHS))
                .extracting(PathWindow::series, PathWindow::count)
                .containsExactly(tuple("fruit>bread", 0L));
    }

    private void goFromFruitToBread(int person) {
        bench.send(
                frame(EYE_1, TEN.plusSeconds(100L * person), "t" + person, 2, 3),
                frame(EYE_1, TEN.plusSeconds(100L * person + 9), "t" + person, 7, 3));
    }

    @Test
    void withdrawsStaffThatWasTakenForAShopper() {
        bench.send(frame(EYE_1, TEN, "t1", 2, 3), frame(EYE_1, TEN.plusSeconds(1), "t1", 2, 3));
        assertThat(only(bench.told(Topics.HEAT)).cells()).hasSize(1);

        bench.send(
                message(
                        EYE_1,
                        TEN.plusSeconds(2),
                        new Positions(List.of(new Positions.Track("t1", 2, 3, true)))));

        assertThat(only(bench.told(Topics.HEAT)).cells()).isEmpty();
        VisitWindow visits = bench.told(Topics.VISITS).getLast();
        assertThat(visits.visits()).isZero();
        assertThat(visits.staff()).isEqualTo(1);
        assertThat(bench.told(Topics.ZONES).getLast().entries()).isZero();
    }

    @Test
    void countsWhatIsOutsideThePlanApart() {
        bench.send(frame(EYE_1, TEN, "t1", -1, 3), frame(EYE_1, TEN.plusSeconds(1), "t1", 2, 3));

        HeatWindow heat = only(bench.told(Topics.HEAT));
        assertThat(heat.outside()).isEqualTo(1);
        assertThat(heat.cells()).containsExactly(new HeatWindow.Cell(6 * 24 + 4, 1, 0));
    }

    @Test
    void countsFramesOfAStoreWhoseFloorIsNotKnown() {
        Envelope frame = frame(EYE_1, TEN, "t1", 2, 3);
        try (Bench empty = new Bench()) {
            empty.send(frame);

            assertThat(empty.told(Topics.HEAT)).isEmpty();
            assertThat(empty.tallies().counted()).containsEntry(Tally.FRAME_WITHOUT_FLOOR, 1L);
        }
    }

    @Test
    void usesAChangedPlanAtOnce() {
        bench.send(frame(EYE_1, TEN, "t1", 2, 7.5));
        assertThat(bench.told(Topics.ZONES)).isEmpty();
        var shop = Shop.store();
        var zones = new ArrayList<>(shop.zones());
        zones.add(Shop.zone("new", 0, 7, 3, 8, 5));
        bench.catalog(shop.toBuilder().zones(zones).build());

        bench.send(frame(EYE_1, TEN.plusSeconds(1), "t1", 2, 7.5));

        assertThat(only(bench.told(Topics.ZONES)).zone()).isEqualTo(ZoneId.of("new"));
    }

    /** Old frames, live frames, or both at once and mixed: each window comes out the same. */
    @Test
    void computesTheSameHoweverThePastIsMixedWithThePresent() {
        List<Envelope> past = walk(EYE_1, "p", Bench.NOW.minus(Duration.ofDays(6)));
        List<Envelope> present = walk(EYE_2, "n", Bench.NOW.minusSeconds(600));
        List<Envelope> oneAfterTheOther = new ArrayList<>(past);
        oneAfterTheOther.addAll(present);
        List<Envelope> mixed = new ArrayList<>();
        Random random = new Random(3);
        int old = 0;
        int live = 0;
        while (old < past.size() || live < present.size()) {
            boolean takeOld = live == present.size() || (old < past.size() && random.nextBoolean());
            mixed.add(takeOld ? past.get(old++) : present.get(live++));
        }

        assertThat(facts(mixed)).isEqualTo(facts(oneAfterTheOther)).hasSizeGreaterThan(20);
    }

    private static Map<String, WindowFact> facts(List<Envelope> envelopes) {
        Map<String, WindowFact> facts = new TreeMap<>();
        try (Bench bench = new Bench().catalog(Shop.store())) {
            for (int i = 0; i < envelopes.size(); i++) {
                bench.send(envelopes.get(i));
                if (i % 50 == 0) {
                    bench.pass(Duration.ofSeconds(1));
                }
            }
            for (Topic<?, ? extends WindowFact> topic :
                    List.of(Topics.HEAT, Topics.ZONES, Topics.VISITS, Topics.FLOWS)) {
                bench.told(topic)
                        .forEach(fact ->
                                facts.put(topic.name() + fact.start() + fact.series(), fact));
            }
        }
        return facts;
    }

    private List<Envelope> walk(DeviceId eye, String id, Instant start) {
        Random random = new Random(id.hashCode());
        List<Envelope> frames = new ArrayList<>();
        double x = 6;
        double y = 4;
        for (int second = 0; second < 500; second++) {
            x = Math.clamp(x + random.nextDouble() - 0.5, 0, 11.9);
            y = Math.clamp(y + random.nextDouble() - 0.5, 0, 7.9);
            Instant time = start.plusSeconds(second);
            Positions frame = new Positions(List.of(new Positions.Track(id, x, y, false)));
            frames.add(
                    Sent.message(eye, 2, second + 1, time, time.plus(Duration.ofMillis(5)), frame));
        }
        return frames;
    }

    private Envelope frame(DeviceId eye, Instant time, String id, double x, double y) {
        return message(eye, time, new Positions(List.of(new Positions.Track(id, x, y, false))));
    }

    private Envelope message(DeviceId eye, Instant time, Positions frame) {
        long seq = numbers.merge(eye, 1L, Long::sum);
        return Sent.message(eye, 2, seq, time, time.plusMillis(100), frame);
    }

    private static <T> T only(List<T> told) {
        assertThat(told).hasSize(1);
        return told.getFirst();
    }
}
