package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One shop, once over MQTT and once over CoAP: the protocol changes no number, and the numbers are
 * right.
 */
class SameShopIT {
    private static final int SECONDS = 780;
    private static final int QUIET_SECONDS = 90;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final StoreId OVER_MQTT = StoreId.of("shop-over-mqtt");
    private static final StoreId OVER_COAP = StoreId.of("shop-over-coap");

    private static final FloorReckoning EXPECTED = new FloorReckoning();

    @TempDir private static Path folder;

    private static Instant begin = Instant.EPOCH;
    private static AisleflowProcess aisleflow;
    private static ApiClient api;

    /** What one device says at one time. */
    private record Said(String device, Instant time, Telemetry telemetry) {}

    @BeforeAll
    static void sendTheSameShopTwice() throws Exception {
        // An hour ago, on a window border, so that every window is whole.
        begin = Windows.startOf(Instant.now().minus(1, ChronoUnit.HOURS), Windows.FLOOR);
        aisleflow =
                new AisleflowProcess(folder.resolve("data"), "up", "--insecure-devices").start();
        api = aisleflow.api();
        for (StoreId store : List.of(OVER_MQTT, OVER_COAP)) {
            api.put(
                    "/api/v1/catalog/stores/" + store,
                    Shops.alwaysOpen(store, List.of(DeviceId.of("door"))));
        }
        api.put(
                "/api/v1/catalog/products/sku-1",
                new Product(
                        Sku.of("sku-1"),
                        "Flour",
                        null,
                        500,
                        2.5,
                        1.5,
                        10,
                        10,
                        null,
                        SupplierId.of("mill")));
        List<Said> said = aQuarterOfAnHour();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> mqtt =
                    threads.submit(() ->
                            send(
                                    OVER_MQTT,
                                    said,
                                    device -> new MqttLink(aisleflow.mqttPort(), "of-" + device)));
            Future<?> coap =
                    threads.submit(
                            () -> send(OVER_COAP, said, _ -> new CoapLink(aisleflow.coapPort())));
            mqtt.get();
            coap.get();
        }
    }

    @AfterAll
    static void stop() {
        aisleflow.close();
    }

    @Test
    void theHeatGridIsTheOneReckonedFromThePositions() {
        double[] visits = EXPECTED.visits(40, 24);
        double[] seconds = EXPECTED.seconds(40, 24);

        for (StoreId store : List.of(OVER_MQTT, OVER_COAP)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> {
                        assertThat(heat(store, "visits")).containsExactly(visits);
                        assertThat(heat(store, "seconds")).containsExactly(seconds, within(1e-6));
                    });
        }
        assertThat(DoubleStream.of(visits).sum()).isGreaterThan(500);
    }

    @Test
    void theZoneNumbersAreThoseReckonedFromThePositions() {
        Store store = Shops.alwaysOpen(OVER_MQTT, List.of());

        for (StoreId id : List.of(OVER_MQTT, OVER_COAP)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> {
                        JsonNode zones =
                                api.get("/api/v1/stores/%s/zones?%s".formatted(id, range()));
                        for (Zone zone : store.zones()) {
                            assertZone(zones, zone);
                        }
                    });
        }
    }

    @Test
    void footfallAndStockAreTheSameOverBothProtocols() {
        await().atMost(LIMIT)
                .untilAsserted(() -> {
                    JsonNode mqtt =
                            api.get(
                                    "/api/v1/stores/%s/footfall?bucket=PT5M&%s"
                                            .formatted(OVER_MQTT, range()));
                    JsonNode coap =
                            api.get(
                                    "/api/v1/stores/%s/footfall?bucket=PT5M&%s"
                                            .formatted(OVER_COAP, range()));
                    assertThat(mqtt).isEqualTo(coap);
                    assertThat(
                                    IntStream.range(0, mqtt.size())
                                            .map(i -> mqtt.get(i).get("in").asInt())
                                            .sum())
                            .isEqualTo(SECONDS / 60 * 3);
                });
        await().atMost(LIMIT)
                .untilAsserted(() -> {
                    JsonNode mqtt = api.get("/api/v1/stores/%s/stock".formatted(OVER_MQTT)).get(0);
                    JsonNode coap = api.get("/api/v1/stores/%s/stock".formatted(OVER_COAP)).get(0);
                    assertThat(mqtt).isEqualTo(coap);
                    assertThat(mqtt.get("onShelf").get("mid").asDouble())
                            .isEqualTo(11.0, within(0.6));
                    assertThat(mqtt.get("onHand").get("mid").asDouble())
                            .isEqualTo(50.0 - SECONDS / 60, within(0.6));
                });
    }

    private static List<Said> aQuarterOfAnHour() {
        Random random = new Random(7);
        Walkers walkers = new Walkers(random, 20, 12, 14, 2);
        List<Said> said = new ArrayList<>();
        said.add(new Said("handheld", begin, new Count(Sku.of("sku-1"), 50, null)));
        for (int second = 0; second < SECONDS + QUIET_SECONDS; second++) {
            List<Walkers.Frame> frames = walkers.second(begin, second);
            Collections.shuffle(frames, random);
            for (Walkers.Frame frame : frames) {
                EXPECTED.add(frame.time(), frame.positions());
                said.add(new Said("eye-" + frame.sensor(), frame.time(), frame.positions()));
            }
            if (second % 60 == 30 && second < SECONDS) {
                Instant time = begin.plusSeconds(second);
                int minute = second / 60;
                said.add(new Said("door", time, new Crossing(Shops.FRONT_DOOR, 3, minute % 3, 5)));
                said.add(new Said("till", time, sale(minute)));
                said.add(
                        new Said(
                                "scale",
                                time.plusSeconds(2),
                                new Weight(ShelfId.of("shelf-1"), 1_500 + 500 * 11)));
            }
        }
        return said;
    }

    private static Sale sale(int minute) {
        return new Sale(
                ReceiptId.of("receipt." + minute), List.of(new Sale.Line(Sku.of("sku-1"), 1, 2.5)));
    }

    private static void send(
            StoreId store, List<Said> said, Function<String, TestDevice.Link> links) {
        List<TestDevice> devices =
                said.stream()
                        .map(Said::device)
                        .distinct()
                        .map(name -> new TestDevice(store, DeviceId.of(name), 1, links.apply(name)))
                        .toList();
        for (Said next : said) {
            devices.stream()
                    .filter(device -> device.id().value().equals(next.device()))
                    .forEach(device -> device.send(next.time(), next.telemetry()));
        }
        devices.forEach(TestDevice::close);
    }

    private static double[] heat(StoreId store, String measure) {
        JsonNode heatmap =
                api.get(
                        "/api/v1/stores/%s/heatmap?measure=%s&%s"
                                .formatted(store, measure, range()));
        return IntStream.range(0, heatmap.get("values").size())
                .mapToDouble(i -> heatmap.get("values").get(i).asDouble())
                .toArray();
    }

    private static void assertZone(JsonNode zones, Zone zone) {
        FloorReckoning.ZoneNumbers expected = EXPECTED.zone(zone);
        for (JsonNode numbers : zones) {
            if (numbers.get("zone").asText().equals(zone.id().value())) {
                assertThat(numbers.get("entries").asLong())
                        .as("entries of " + zone.id())
                        .isEqualTo(expected.entries());
                assertThat(numbers.get("uniqueVisits").asLong())
                        .as("unique visits of " + zone.id())
                        .isEqualTo(expected.uniqueVisits());
                assertThat(numbers.get("dwells").asLong())
                        .as("dwells of " + zone.id())
                        .isEqualTo(expected.dwells());
                assertThat(numbers.get("meanDwellSeconds").asDouble())
                        .as("mean dwell of " + zone.id())
                        .isEqualTo(expected.dwellSeconds() / expected.dwells(), within(1e-6));
                return;
            }
        }
        throw new AssertionError("no numbers of " + zone.id() + " in " + zones);
    }

    private static String range() {
        return "from=%s&to=%s".formatted(begin, begin.plusSeconds(1200));
    }
}
