package org.aisleflow.sim.purchasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ScenarioReader;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurchasingLoopTest {
    private static final Scenario SCENARIO = ScenarioReader.builtIn("corner-shop");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Sku WINE = Sku.of("red-wine");

    @TempDir private Path folder = Path.of("");
    private final FakeApi api = new FakeApi();
    private final List<Happening> happened = new ArrayList<>();

    @AfterEach
    void stop() {
        api.close();
    }

    private World world() {
        World world = new World(SCENARIO, StoreId.of("s1"), 1, MONDAY);
        world.observe(happened::add);
        return world;
    }

    private PurchasingLoop loop(@Nullable ApiAccess access, World world) {
        return new PurchasingLoop(access, folder.resolve("orders.jsonl"), List.of(world));
    }

    private static Instant day(World world, int days) {
        return world.now().plus(Duration.ofDays(days));
    }

    private <T extends Happening> List<T> happened(Class<T> type) {
        return happened.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Happening.Ordered> orderedOutside() {
        return happened(Happening.Ordered.class).stream().filter(order -> !order.own()).toList();
    }

    @Test
    void whatIsApprovedIsOrderedOnceAndDeliveredAfterTheLeadTime() throws Exception {
        World world = world();
        api.approve("s1~red-wine~1", "red-wine", 36);
        try (PurchasingLoop loop = loop(api.access(), world)) {
            world.advanceTo(day(world, 2));
            for (int poll = 0; poll < 3; poll++) {
                loop.exchange();
                loop.place();
            }
            world.advanceTo(day(world, 10));
        }

        assertThat(orderedOutside())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.lines()).containsExactly(new Happening.Line(WINE, 36));
                    assertThat(Duration.ofMillis(order.due() - order.time()))
                            .isBetween(Duration.ofDays(1), Duration.ofDays(9));
                });
        assertThat(happened(Happening.Delivered.class))
                .anyMatch(came -> came.shipment().equals(orderedOutside().getFirst().order()));
    }

    @Test
    void afterARestartTheWorldIsTheSameAndNothingIsOrderedAgain() throws Exception {
        World world = world();
        api.approve("s1~red-wine~1", "red-wine", 36);
        Instant end = day(world, 8);
        try (PurchasingLoop loop = loop(api.access(), world)) {
            world.advanceTo(day(world, 2));
            loop.exchange();
            loop.place();
            world.advanceTo(end);
        }
        List<Happening> before = List.copyOf(happened);
        happened.clear();

        World again = world();
        try (PurchasingLoop loop = loop(api.access(), again)) {
            again.advanceTo(end);
            loop.exchange();
            loop.place();
        }

        assertThat(happened).isEqualTo(before);
        assertThat(again.stock()).isEqualTo(world.stock());
        assertThat(Files.readAllLines(folder.resolve("orders.jsonl"))).hasSize(1);
    }

    @Test
    void theShopsOwnBuyerLeavesTheProductAloneForAWhile() throws Exception {
        World world = world();
        api.approve("s1~gum~1", "gum", 30);
        try (PurchasingLoop loop = loop(api.access(), world)) {
            loop.exchange();
            loop.place();
            world.advanceTo(day(world, 13));
        }

        assertThat(happened(Happening.Ordered.class).stream().filter(Happening.Ordered::own))
                .isNotEmpty()
                .noneMatch(order ->
                        order.lines().stream().anyMatch(line -> line.sku().equals(Sku.of("gum"))));
    }

    @Test
    void ordersWhoseGoodsHaveNotComeAreToldOnce() throws Exception {
        World world = world();
        try (PurchasingLoop loop = loop(api.access(), world)) {
            world.advanceTo(day(world, 4).plus(Duration.ofHours(20)));
            loop.exchange();
            loop.exchange();
        }

        List<Happening.Ordered> open = new ArrayList<>(happened(Happening.Ordered.class));
        happened(Happening.Delivered.class)
                .forEach(came -> open.removeIf(order -> order.order().equals(came.shipment())));
        assertThat(api.told())
                .extracting(told -> told.path("id").asText())
                .containsExactlyElementsOf(
                        open.stream().map(order -> "s1:" + order.order()).toList());
        JsonNode first = api.told().getFirst();
        assertThat(first.path("store").asText()).isEqualTo("s1");
        assertThat(first.path("lines").get(0).path("quantity").asInt()).isPositive();
        assertThat(Instant.parse(first.path("due").asText()))
                .isAfter(Instant.parse(first.path("placed").asText()));
    }

    @Test
    void anExecutedSuggestionIsToldWithItsOrder() throws Exception {
        World world = world();
        api.approve("s1~red-wine~1", "red-wine", 36);
        try (PurchasingLoop loop = loop(api.access(), world)) {
            loop.exchange();
            loop.place();
            world.advanceTo(world.now().plus(Duration.ofMinutes(1)));
            loop.exchange();
        }

        assertThat(api.told())
                .singleElement()
                .satisfies(order ->
                        assertThat(order.path("lines").get(0).path("suggestion").asText())
                                .isEqualTo("s1~red-wine~1"));
    }

    @Test
    void whoTakesNoOrdersIsAskedAgainLater() throws Exception {
        World world = world();
        api.answerOrdersWith(404);
        try (PurchasingLoop loop = loop(api.access(), world)) {
            world.advanceTo(day(world, 4).plus(Duration.ofHours(20)));
            loop.exchange();
            assertThat(api.told()).hasSize(1);
            api.answerOrdersWith(200);
            loop.exchange();
        }

        assertThat(api.told()).hasSizeGreaterThan(1);
    }

    @Test
    void aSilentApiAndAnUnknownProductStopNothing() throws Exception {
        World world = world();
        api.approve("s1~pear~1", "pear", 10);
        try (PurchasingLoop loop = loop(api.access(), world)) {
            loop.exchange();
            loop.place();
            api.close();
            loop.exchange();
            world.advanceTo(day(world, 1));
        }

        assertThat(orderedOutside()).isEmpty();
        assertThat(folder.resolve("orders.jsonl")).doesNotExist();
    }

    @Test
    void aTornLastLineWasNeverOrdered() throws IOException {
        Path file = folder.resolve("orders.jsonl");
        Files.writeString(
                file,
                """
                {"suggestion":"a","store":"s1","sku":"gum","units":30,"placed":"2026-03-02T12:00:00.001Z"}
                {"suggestion":"b","store":"s1",\
                """,
                StandardOpenOption.CREATE);
        World world = world();

        loop(null, world).close();
        world.advanceTo(day(world, 1));

        assertThat(orderedOutside()).hasSize(1);
        assertThat(Files.readAllLines(file)).hasSize(1);
    }
}
