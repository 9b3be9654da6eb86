package org.aisleflow.sim.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The truth of 12:00 to 13:00, of a shop whose floor is looked at from 12:10 to 12:50. */
class TruthReaderTest {
    static final StoreId STORE = StoreId.of("s1");
    private static final Period HOUR = new Period(at("12:00:00"), at("13:00:00"));

    @TempDir private Path folder = Path.of("");

    private final Map<Key.Quarter, Key.Quarter> watched = new HashMap<>();

    static Instant at(String time) {
        return Instant.parse("2026-03-03T" + time + "Z");
    }

    @BeforeEach
    void anEmptyTruth() throws IOException {
        write(
                "crossings",
                crossing("11:30:00", "in", 1),
                crossing("12:04:59.999", "in", 2),
                crossing("12:05:00", "in", 3),
                crossing("12:20:00", "out", 1),
                crossing("12:30:00", "out", 2),
                crossing("13:00:00", "out", 3));
        write(
                "messages",
                IntStream.range(10, 51)
                        .mapToObj(minute ->
                                message("overhead", "positions", "12:%d:01".formatted(minute)))
                        .toArray(String[]::new));
        HOUR.quarters().forEach(start -> watched.put(quarter(start), quarter(HOUR.from())));
    }

    static String crossing(String time, String direction, int person) {
        return "{\"store\":\"s1\",\"time\":\"%s\",\"direction\":\"%s\",\"door\":\"main\",\"person\":%d}"
                .formatted(at(time), direction, person);
    }

    private static String message(String device, String kind, String time) {
        return "{\"store\":\"s1\",\"device\":\"%s\",\"kind\":\"%s\",\"time\":\"%s\",\"outcome\":\"stored\"}"
                .formatted(device, kind, at(time));
    }

    private static Key.Quarter quarter(Instant start) {
        return new Key.Quarter(STORE, start);
    }

    private static Key.Zone zone(String zone, String quarter) {
        return new Key.Zone(STORE, ZoneId.of(zone), at(quarter));
    }

    static Store store() {
        return Store.builder(STORE, "Shop", java.time.ZoneId.of("UTC"))
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(10, 10)
                .zones(List.of(zoneOfTenSeconds("bread"), zoneOfTenSeconds("milk")))
                .doors(
                        List.of(
                                new Door(
                                        LineId.of("main"),
                                        List.of(new Point(1, 0), new Point(2, 0)))))
                .build();
    }

    private static Zone zoneOfTenSeconds(String id) {
        List<Point> corners = List.of(new Point(0, 0), new Point(5, 0), new Point(5, 5));
        return new Zone(ZoneId.of(id), id, corners, 10, false);
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name + ".jsonl"), List.of(lines));
    }

    private TruthNumbers read() {
        TruthFolder truth = TruthFolder.open(folder, STORE);
        return TruthReader.read(truth, Survey.of(truth), HOUR, List.of(store()), watched);
    }

    private void visit(int person, String from, String to, String... stays) throws IOException {
        StringBuilder zones = new StringBuilder();
        for (int i = 0; i < stays.length; i += 3) {
            zones.append(zones.isEmpty() ? "" : ",")
                    .append(
                            "{\"zone\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                                    .formatted(stays[i], at(stays[i + 1]), at(stays[i + 2])));
        }
        write(
                "visits",
                "{\"store\":\"s1\",\"person\":%d,\"group\":%d,\"staff\":false,\"from\":\"%s\",\"to\":\"%s\",\"zones\":[%s]}"
                        .formatted(person, person, at(from), at(to), zones));
    }

    @Test
    void whoCrossesAtTheEndOfAMinuteIsInsideInTheNext() {
        TruthNumbers truth = read();

        assertThat(truth.people)
                .hasSize(60)
                .containsEntry(new Key.Moment(STORE, at("12:04:00")), 1)
                .containsEntry(new Key.Moment(STORE, at("12:05:00")), 2)
                .containsEntry(new Key.Moment(STORE, at("12:06:00")), 3)
                .containsEntry(new Key.Moment(STORE, at("13:00:00")), 1);
    }

    @Test
    void crossingsCountInTheirQuarterHourAndOnlyInThePeriod() {
        TruthNumbers truth = read();

        assertThat(truth.crossed.sum()).isEqualTo(4);
        assertThat(
                        truth.crossed.of(
                                new Key.Door(
                                        STORE,
                                        LineId.of("main"),
                                        Key.Direction.IN,
                                        at("12:00:00"))))
                .isEqualTo(2);
    }

    @Test
    void aVisitUnderWayBeginsWhenTheLookingBegins() throws IOException {
        visit(
                1,
                "11:30:00",
                "12:20:00",
                "bread",
                "12:05:00",
                "12:10:20",
                "milk",
                "12:10:25",
                "12:20:00");

        TruthNumbers truth = read();

        assertThat(truth.staySeconds.of(zone("bread", "12:00:00"))).isEqualTo(19);
        assertThat(truth.uniqueVisits.of(zone("bread", "12:00:00"))).isEqualTo(1);
        assertThat(truth.dwellSeconds.of(zone("milk", "12:00:00"))).isEqualTo(575);
        assertThat(truth.moves.sum()).isEqualTo(1);
    }

    @Test
    void aVisitThatGoesOnEndsWhenTheLookingEnds() throws IOException {
        visit(
                3,
                "12:05:00",
                "13:00:00",
                "bread",
                "12:49:00",
                "12:55:00",
                "milk",
                "12:56:00",
                "12:59:00");

        TruthNumbers truth = read();

        assertThat(truth.staySeconds.of(zone("bread", "12:45:00"))).isEqualTo(61);
        assertThat(truth.staySeconds.sum()).isEqualTo(61);
        assertThat(truth.moves.sum()).isZero();
    }

    @Test
    void aZoneThatIsVisitedTwiceIsOneUniqueVisitAndAShortStayIsNoDwell() throws IOException {
        visit(
                2,
                "12:15:00",
                "12:30:00",
                "bread",
                "12:16:00",
                "12:16:09",
                "bread",
                "12:17:00",
                "12:17:10");

        TruthNumbers truth = read();

        assertThat(truth.uniqueVisits.sum()).isEqualTo(1);
        assertThat(truth.dwells.sum()).isEqualTo(1);
        assertThat(truth.dwellSeconds.sum()).isEqualTo(10);
        assertThat(truth.moves.sum()).isZero();
    }

    @Test
    void whatBeginsInAQuarterHourThatIsNotWatchedDoesNotCount() throws IOException {
        watched.remove(quarter(at("12:15:00")));
        visit(
                2,
                "12:15:00",
                "12:40:00",
                "bread",
                "12:29:00",
                "12:31:00",
                "milk",
                "12:32:00",
                "12:33:00");

        TruthNumbers truth = read();

        assertThat(truth.staySeconds.sum()).isEqualTo(60);
        assertThat(truth.moves.sum()).isEqualTo(1);
    }

    @Test
    void staffAtWorkAreKnownWhetherOrNotTheyHaveGone() throws IOException {
        write(
                "shifts",
                "{\"store\":\"s1\",\"time\":\"%s\",\"what\":\"came\",\"person\":7,\"badge\":true}"
                        .formatted(at("06:30:00")),
                "{\"store\":\"s1\",\"time\":\"%s\",\"what\":\"came\",\"person\":8,\"badge\":false}"
                        .formatted(at("12:33:00")),
                "{\"store\":\"s1\",\"time\":\"%s\",\"what\":\"went\",\"person\":7}"
                        .formatted(at("12:40:00")));

        TruthNumbers truth = read();

        assertThat(truth.staff.of(quarter(at("12:00:00")))).isEqualTo(1);
        assertThat(truth.staff.of(quarter(at("12:30:00")))).isEqualTo(1);
        assertThat(truth.staffWithoutBadge.sum()).isEqualTo(1);
    }

    @Test
    void whatSensorsReportedIsWhatTheGatewayTook() throws IOException {
        String counted =
                "{\"store\":\"s1\",\"device\":\"counter\",\"kind\":\"crossing\",\"time\":\"%s\",\"line\":\"main\",\"in\":2,\"out\":0,\"passing\":1,\"outcome\":\"%s\"}";
        write(
                "messages",
                counted.formatted(at("12:00:09.999"), "stored"),
                counted.formatted(at("12:00:19.999"), "given_up"),
                counted.formatted(at("13:00:00"), "stored"));

        TruthNumbers truth = read();

        assertThat(truth.reported.sum()).isEqualTo(3);
        assertThat(truth.messages.of(new Key.Device(STORE, DeviceId.of("counter")))).isEqualTo(2);
    }

    @Test
    void theNewestStockHoldsAndAShelfIsEmptySinceItFirstWas() throws IOException {
        write("stock", stock("12:00:00", 1), stock("12:30:00", 0), stock("12:40:00", 0));

        assertThat(read().shelves)
                .containsEntry(
                        new Key.Product(STORE, Sku.of("milk")),
                        new TruthNumbers.Shelf(0, 16, at("12:30:00")));
    }

    private static String stock(String time, int shelf) {
        return "{\"store\":\"s1\",\"time\":\"%s\",\"sku\":\"milk\",\"shelf\":%d,\"backroom\":10,\"carried\":4,\"inBaskets\":2}"
                .formatted(at(time), shelf);
    }

    @Test
    void theSurveyKnowsSinceWhenSomebodyIsThereWhoHasNotLeft() throws IOException {
        write(
                "crossings",
                crossing("12:00:00", "in", 1),
                crossing("12:07:00", "in", 2),
                crossing("12:09:00", "out", 1));

        Survey survey = Survey.of(TruthFolder.open(folder, STORE));

        assertThat(survey.newest()).isEqualTo(at("12:09:00"));
        assertThat(survey.openSince()).isEqualTo(Map.of(STORE, at("12:07:00")));
    }

    @Test
    void aLineThatIsBeingWrittenIsLeftOutAndADamagedOneIsNamed() throws IOException {
        write("crossings", crossing("12:00:00", "in", 1), "{\"store\":\"s1\",\"ti");
        assertThat(Survey.of(TruthFolder.open(folder, STORE)).newest()).isEqualTo(at("12:00:00"));

        write("crossings", "{\"store\":\"s1\",\"ti", crossing("12:00:00", "in", 1));

        assertThatThrownBy(() -> Survey.of(TruthFolder.open(folder, STORE)))
                .isInstanceOf(NoScore.class)
                .hasMessageContaining("crossings.jsonl line 1");
    }

    @Test
    void aFolderWithoutTruthIsRefusedWithTheCommandThatWritesOne() {
        assertThatThrownBy(() -> TruthFolder.open(folder.resolve("nowhere"), STORE))
                .isInstanceOf(NoScore.class)
                .hasMessageContaining("./aisleflow demo --truth");
    }
}
