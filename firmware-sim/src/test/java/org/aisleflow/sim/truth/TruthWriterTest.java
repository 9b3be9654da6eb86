package org.aisleflow.sim.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.wire.Mappers;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.StockAccount;
import org.aisleflow.sim.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthWriterTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static final List<Happening> HAPPENED = new ArrayList<>();

    @TempDir private static Path folder = Path.of("");
    private static List<StockAccount> stock = List.of();

    @BeforeAll
    static void liveForTwoDays() {
        stock = live(folder, HAPPENED::add);
    }

    private static List<StockAccount> live(Path where, Consumer<Happening> observer) {
        World world = new World(ScenarioReader.builtIn("corner-shop"), StoreId.of("s1"), 4, MONDAY);
        world.observe(observer);
        try (TruthWriter truth = new TruthWriter(where)) {
            truth.watch(world);
            world.advanceTo(world.now().plus(Duration.ofDays(2)));
            truth.flush();
        }
        return world.stock();
    }

    private static List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name + ".jsonl"))) {
            nodes.add(Mappers.JSON.readTree(line));
        }
        return nodes;
    }

    private static long count(List<JsonNode> lines, String field, String value) {
        return lines.stream().filter(line -> line.get(field).asText().equals(value)).count();
    }

    private static int units(Class<? extends Happening> type) {
        return HAPPENED.stream()
                .filter(type::isInstance)
                .mapToInt(happening ->
                        switch (happening) {
                            case Happening.Picked picked -> picked.units();
                            case Happening.LostSale lost -> lost.units();
                            case Happening.Stolen stolen -> stolen.units();
                            default -> 1;
                        })
                .sum();
    }

    @Test
    void everybodyWhoComesAndGoesIsInIt() throws IOException {
        List<JsonNode> crossings = lines("crossings");

        assertThat(count(crossings, "direction", "in")).isEqualTo(units(Happening.Entered.class));
        assertThat(count(crossings, "direction", "out")).isEqualTo(units(Happening.Left.class));
        assertThat(count(crossings, "direction", "passing"))
                .isEqualTo(units(Happening.Passed.class));
    }

    @Test
    void aVisitIsAWholeStayInZonesOneAfterTheOther() throws IOException {
        List<JsonNode> visits = lines("visits");

        assertThat(visits).anyMatch(visit -> visit.get("staff").asBoolean());
        assertThat(visits)
                .anyMatch(visit -> visit.get("group").asInt() != visit.get("person").asInt());
        for (JsonNode visit : visits) {
            Instant last = Instant.parse(visit.get("from").asText());
            for (JsonNode stay : visit.get("zones")) {
                Instant from = Instant.parse(stay.get("from").asText());
                Instant to = Instant.parse(stay.get("to").asText());
                assertThat(Duration.between(last, from)).isLessThanOrEqualTo(Duration.ofSeconds(1));
                assertThat(to).isAfterOrEqualTo(from);
                last = to;
            }
            assertThat(Duration.between(last, Instant.parse(visit.get("to").asText())))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Test
    void everyLineBeginsWithItsStore() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Files.readAllLines(file))
                        .as("%s", file)
                        .allMatch(line -> line.startsWith("{\"store\":\"s1\","));
            }
        }
    }

    @Test
    void someOfTheStaffWearNoBadgeAndNoShopperWearsOne() throws IOException {
        List<JsonNode> visits = lines("visits");

        assertThat(visits)
                .filteredOn(visit -> visit.get("badge").asBoolean())
                .isNotEmpty()
                .allMatch(visit -> visit.get("staff").asBoolean());
    }

    @Test
    void everybodyWhoPaysHasQueuedAndIsServedAfterJoining() throws IOException {
        List<JsonNode> queues = lines("queues");

        assertThat(queues).hasSizeGreaterThanOrEqualTo(units(Happening.Paid.class));
        assertThat(queues)
                .allSatisfy(line -> {
                    Instant joined = Instant.parse(line.get("time").asText());
                    Instant served = Instant.parse(line.get("served").asText());
                    assertThat(served).isAfterOrEqualTo(joined);
                    assertThat(Instant.parse(line.get("done").asText())).isAfter(served);
                });
        assertThat(queues).anyMatch(line -> line.get("ahead").asInt() > 0);
    }

    @Test
    void basketsAreWhatWasPaid() throws IOException {
        int paid =
                HAPPENED.stream()
                        .filter(Happening.Paid.class::isInstance)
                        .mapToInt(happening ->
                                ((Happening.Paid) happening)
                                        .lines().stream().mapToInt(Happening.Line::units).sum())
                        .sum();

        int inBaskets = 0;
        for (JsonNode visit : lines("visits")) {
            for (JsonNode line : visit.get("basket")) {
                inBaskets += line.get("units").asInt();
            }
        }
        assertThat(inBaskets).isEqualTo(paid).isPositive();
    }

    @Test
    void everyWantEndsInAPickASubstituteOrALostSale() throws IOException {
        Map<String, Integer> units = new HashMap<>();
        for (JsonNode line : lines("shopping")) {
            units.merge(line.get("what").asText(), line.get("units").asInt(), Integer::sum);
        }

        int got =
                units.getOrDefault("pick", 0)
                        + units.getOrDefault("substitute", 0)
                        + units.getOrDefault("lost", 0);
        assertThat(units.get("want")).isEqualTo(got);
        assertThat(units.getOrDefault("lost", 0)).isEqualTo(units(Happening.LostSale.class));
    }

    @Test
    void theLastStockOfEveryProductIsTheStockOfTheWorld() throws IOException {
        Map<String, JsonNode> last = new HashMap<>();
        lines("stock").forEach(line -> last.put(line.get("sku").asText(), line));

        for (StockAccount account : stock) {
            JsonNode line = Objects.requireNonNull(last.get(account.sku().value()));
            assertThat(line.get("shelf").asInt()).isEqualTo(account.shelf());
            assertThat(line.get("backroom").asInt()).isEqualTo(account.backroom());
            assertThat(line.get("sold").asInt()).isEqualTo(account.sold());
        }
    }

    @Test
    void theSameSeedWritesTheSameBytes(@TempDir Path other) throws IOException {
        live(other, _ -> {});

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(11)
                    .allSatisfy(file ->
                            assertThat(other.resolve(file.getFileName().toString()))
                                    .hasSameBinaryContentAs(file));
        }
    }
}
