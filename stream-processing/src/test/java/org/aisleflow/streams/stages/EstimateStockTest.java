package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Delivery;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EstimateStockTest {
    private static final Sku PASTA = Sku.of("pasta");
    private static final ShelfId SHELF = ShelfId.of("a1");

    private final Bench bench = new Bench();
    private int seq;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void believesInProductsThatTheCatalogDoesNotKnow() {
        bench.send(said("dock", at(0), delivery(20)), said("till", at(60), sale(3)));

        StockBelief belief = only(bench.told(Topics.STOCK));

        assertThat(belief.onHand().mid()).isEqualTo(17);
        assertThat(belief.onShelf()).isEqualTo(belief.onHand());
        assertThat(bench.told(Topics.ALERTS)).isEmpty();
    }

    @Test
    void readsScalesByTheCatalogAsItIsNow() {
        catalog(1_000);
        bench.send(said("scale", at(0), weight(2_500)));
        assertThat(only(bench.told(Topics.STOCK)).onShelf().mid()).isEqualTo(3);

        catalog(500);
        bench.send(said("scale", at(60), weight(2_500)));

        assertThat(only(bench.told(Topics.STOCK)).onShelf().mid()).isEqualTo(4);
    }

    @Test
    void ignoresAScaleUnderAShelfThatNobodyKnows() {
        bench.send(said("scale", at(0), weight(2_500)));

        assertThat(bench.told(Topics.STOCK)).isEmpty();
    }

    @Test
    void opensAnAlertForAnEmptyShelfAndClosesItWhenItIsFilled() {
        catalog(1_000);
        bench.send(
                said("scale", at(0), weight(2_500)),
                said("scale", at(10), weight(1_000)),
                said("scale", at(20), weight(1_000)));

        Alert open = only(bench.told(Topics.ALERTS));
        assertThat(open.type()).isEqualTo(Alert.Type.OUT_OF_STOCK);
        assertThat(open.since()).isEqualTo(at(10));
        assertThat(open.until()).isNull();

        bench.send(said("scale", at(300), weight(6_000)));

        Alert closed = only(bench.told(Topics.ALERTS));
        assertThat(closed.id()).isEqualTo(open.id());
        assertThat(closed.since()).isEqualTo(at(10));
        assertThat(closed.until()).isEqualTo(at(300));

        bench.send(said("scale", at(400), weight(1_000)), said("scale", at(410), weight(1_000)));

        Alert again = only(bench.told(Topics.ALERTS));
        assertThat(again.since()).isEqualTo(at(400));
        assertThat(again.until()).isNull();
    }

    @Test
    void opensAnAlertWhenTheStoreGoesOnForAMinuteWithoutOtherNewsOfTheShelf() {
        catalog(1_000);
        bench.send(said("scale", at(0), weight(1_000)));
        assertThat(bench.told(Topics.ALERTS)).isEmpty();

        bench.send(said("till", at(61), saleOf(Sku.of("other"), 1)));

        assertThat(only(bench.told(Topics.ALERTS)).about()).isEqualTo("pasta");
    }

    @Test
    void tellsABurstOfSalesOnce() {
        List<Envelope> sales = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sales.add(said("till", at(i), sale(1)));
        }
        bench.send(sales);

        assertThat(bench.told(Topics.STOCK)).hasSize(1);
    }

    @Test
    void tellsThePastLessOften() {
        Instant past = Bench.NOW.minus(Duration.ofDays(5));
        bench.send(received("till", past, Bench.NOW, sale(1))).pass(Duration.ofSeconds(3));
        bench.told(Topics.STOCK);
        bench.send(received("till", past.plusSeconds(1), Bench.NOW, sale(1)));
        bench.pass(Duration.ofMillis(500));

        assertThat(bench.toldSoFar(Topics.STOCK)).isEmpty();
        assertThat(bench.told(Topics.STOCK)).hasSize(1);
    }

    @Test
    void tellsEveryProductsDemandAnewWhenADayIsOver() {
        bench.send(said("till", at(0), sale(4)));
        bench.told(Topics.STOCK);

        bench.send(said("till", at(86_400), saleOf(Sku.of("other"), 1)));

        assertThat(bench.told(Topics.STOCK))
                .filteredOn(belief -> belief.sku().equals(PASTA))
                .last()
                .satisfies(belief ->
                        assertThat(belief.demand()).isEqualTo(new StockBelief.Demand(4, 0, 1)));
    }

    private void catalog(double tareGrams) {
        Zone zone =
                new Zone(
                        ZoneId.of("dry"),
                        "Dry food",
                        List.of(new Point(0, 0), new Point(5, 0), new Point(5, 5)),
                        10,
                        false);
        Shelf shelf = new Shelf(SHELF, zone.id(), PASTA, 20, tareGrams);
        bench.catalog(
                        Store.builder(Sent.STORE, "Shop", ZoneOffset.UTC)
                                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                                .extent(10, 10)
                                .zones(List.of(zone))
                                .shelves(List.of(shelf))
                                .build())
                .catalog(
                        new Product(
                                PASTA,
                                "Pasta",
                                null,
                                500,
                                1.5,
                                1,
                                12,
                                12,
                                null,
                                SupplierId.of("mill")));
    }

    private Envelope said(String device, Instant time, Telemetry telemetry) {
        return received(device, time, time.plusMillis(200), telemetry);
    }

    private Envelope received(
            String device, Instant time, Instant receivedAt, Telemetry telemetry) {
        seq++;
        return Sent.message(DeviceId.of(device), 2, seq, time, receivedAt, telemetry);
    }

    private static Weight weight(double grams) {
        return new Weight(SHELF, grams);
    }

    private static Sale sale(double units) {
        return saleOf(PASTA, units);
    }

    private static Sale saleOf(Sku sku, double units) {
        return new Sale(ReceiptId.of("r1"), List.of(new Sale.Line(sku, units, null)));
    }

    private static Delivery delivery(double units) {
        return new Delivery(List.of(new Delivery.Line(PASTA, units)), null);
    }

    private static Instant at(int second) {
        return Bench.NOW.plusSeconds(second);
    }

    private static <T> T only(List<T> told) {
        assertThat(told).hasSize(1);
        return told.getFirst();
    }
}
