package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.floor.ByHand.Seen;
import org.aisleflow.streams.stages.Bench;
import org.aisleflow.streams.stages.Sent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A recording of real people goes through the whole topology. The numbers expected were worked out
 * from the same rows by other means: by {@link ByHand}, and the totals by a script in another
 * language.
 */
class RecordingReplayTest {
    private static final String EYE = "D8808E";

    /** A line that no row is on: places are whole centimetres. */
    private static final double LINE = 3.505;

    private static List<Seen> rows = List.of();

    @BeforeAll
    static void read() throws IOException {
        List<Seen> read = new ArrayList<>();
        try (InputStream file =
                RecordingReplayTest.class.getResourceAsStream("/recordings/xovis.csv")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .forEach(row ->
                            read.add(
                                    new Seen(
                                            row[2],
                                            Long.parseLong(row[1]),
                                            Integer.parseInt(row[3]) / 100.0,
                                            Integer.parseInt(row[4]) / 100.0,
                                            false,
                                            EYE)));
        }
        rows = read;
    }

    @Test
    void theHeatGridIsTheSame() {
        try (Bench bench = replayed(hall(false))) {
            Map<String, Double> cells = new TreeMap<>();
            for (HeatWindow window : latest(bench.told(Topics.HEAT))) {
                for (HeatWindow.Cell cell : window.cells()) {
                    String place =
                            "%d %d,%d"
                                    .formatted(
                                            window.start().toEpochMilli(),
                                            cell.index() % window.columns(),
                                            cell.index() / window.columns());
                    cells.put("cell visits " + place, (double) cell.visits());
                    if (cell.seconds() > 0) {
                        cells.put("cell seconds " + place, cell.seconds());
                    }
                }
            }

            assertThat(cells.keySet()).isEqualTo(expected("cell").keySet());
            expected("cell")
                    .forEach((cell, number) ->
                            assertThat(cells.get(cell)).as(cell).isEqualTo(number, within(1e-9)));
            assertThat(sum(cells, "cell visits")).isEqualTo(32);
            assertThat(sum(cells, "cell seconds")).isEqualTo(325.845, within(1e-9));
        }
    }

    @Test
    void whoCrossesALineIsTheSame() {
        try (Bench bench = replayed(hall(false))) {
            Map<String, Double> crossings = new TreeMap<>();
            for (FlowWindow flow : bench.told(Topics.FLOWS)) {
                crossings.put(
                        "move " + flow.start().toEpochMilli() + " " + flow.series(),
                        (double) flow.count());
            }

            assertThat(crossings).isEqualTo(expected("move"));
            assertThat(sum(crossings, "move")).isEqualTo(10);
        }
    }

    @Test
    void theTracksAreTheSame() {
        try (Bench bench = replayed(hall(false))) {
            assertThat(visits(bench)).isEqualTo(8);
        }
    }

    /** Where it is known that nobody can vanish, those who were renamed are one person again. */
    @Test
    void whoWasRenamedIsOnePersonAgain() {
        try (Bench bench = replayed(hall(true))) {
            double expected = sum(ByHand.numbers(hall(true), rows), "visits");

            assertThat(visits(bench)).isEqualTo((long) expected).isEqualTo(4);
        }
    }

    private static Map<String, Double> expected(String what) {
        Map<String, Double> numbers = new TreeMap<>(ByHand.numbers(hall(false), rows));
        numbers.keySet().removeIf(key -> !key.startsWith(what));
        return numbers;
    }

    private static double sum(Map<String, Double> numbers, String what) {
        return numbers.entrySet().stream()
                .filter(number -> number.getKey().startsWith(what + " "))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static long visits(Bench bench) {
        return latest(bench.told(Topics.VISITS)).stream().mapToLong(VisitWindow::visits).sum();
    }

    private static <F extends WindowFact> List<F> latest(List<F> told) {
        Map<String, F> latest = new TreeMap<>();
        told.forEach(fact -> latest.put(fact.start() + fact.series(), fact));
        return List.copyOf(latest.values());
    }

    private static Bench replayed(Store store) {
        Bench bench = new Bench().catalog(store);
        Map<Long, List<Positions.Track>> frames = new TreeMap<>();
        for (Seen seen : rows) {
            frames.computeIfAbsent(seen.time(), _ -> new ArrayList<>())
                    .add(new Positions.Track(seen.id(), seen.x(), seen.y(), false));
        }
        List<Envelope> envelopes = new ArrayList<>();
        frames.forEach((time, tracks) -> {
            Instant at = Instant.ofEpochMilli(time);
            envelopes.add(
                    Sent.message(
                            DeviceId.of(EYE),
                            1,
                            envelopes.size() + 1L,
                            at,
                            at.plusMillis(50),
                            new Positions(tracks)));
        });
        return bench.send(envelopes);
    }

    /** Two zones on both sides of a line; perhaps with a door far from where people were. */
    private static Store hall(boolean watched) {
        Device eye =
                Device.builder(DeviceId.of(EYE), Kind.POSITIONS, 10)
                        .covers(Shop.zone("all", 0, 0, 12, 8, 0).polygon())
                        .build();
        return Store.builder(Shop.ID, "Hall", ZoneOffset.UTC)
                .extent(12, 8)
                .zones(
                        List.of(
                                Shop.zone("left", 0, 0, LINE, 8, 5),
                                Shop.zone("right", LINE, 0, 12, 8, 5)))
                .doors(
                        watched
                                ? List.of(
                                        new Door(
                                                LineId.of("door"),
                                                List.of(new Point(12, 8), new Point(12, 7))))
                                : List.of())
                .devices(watched ? List.of(eye) : List.of())
                .build();
    }
}
