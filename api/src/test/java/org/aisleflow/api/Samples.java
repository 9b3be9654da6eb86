package org.aisleflow.api;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.StockBelief;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Payload;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.jspecify.annotations.Nullable;

/** One small store, open 8 to 20 in Rome, and facts about it. */
public final class Samples {
    /** The store. */
    public static final StoreId CORNER = StoreId.of("corner");

    /** Its door. */
    public static final LineId MAIN = LineId.of("main");

    /** Its product. */
    public static final Sku OLIVES = Sku.of("olives");

    private Samples() {}

    /** 4 × 2 m, two zones, one door, one shelf, one device of each kind that matters. */
    public static Store corner() {
        return Store.builder(CORNER, "Corner shop", java.time.ZoneId.of("Europe/Rome"))
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(4, 2)
                .zones(List.of(zone("bread", 0), zone("oil", 2)))
                .doors(List.of(new Door(MAIN, List.of(new Point(0, 0), new Point(1, 0)))))
                .shelves(List.of(new Shelf(ShelfId.of("sh1"), ZoneId.of("oil"), OLIVES, 24, 500)))
                .devices(
                        List.of(
                                Device.of(DeviceId.of("door-1"), Kind.CROSSING, 60),
                                Device.of(DeviceId.of("eye-1"), Kind.POSITIONS, 1)))
                .build();
    }

    private static Zone zone(String id, double x) {
        return new Zone(
                ZoneId.of(id),
                id,
                List.of(new Point(x, 0), new Point(x + 2, 0), new Point(x + 2, 2), new Point(x, 2)),
                5,
                false);
    }

    /** Packs of 6, at least 12, from a supplier that works every day. */
    public static Product olives() {
        return new Product(
                OLIVES, "Olives", null, 350, 3.5, 2, 6, 12, null, SupplierId.of("grove"));
    }

    /** Two days, every day. */
    public static Supplier grove() {
        return new Supplier(
                SupplierId.of("grove"),
                2,
                0,
                EnumSet.allOf(DayOfWeek.class),
                EnumSet.allOf(DayOfWeek.class));
    }

    /** One minute at the door that arrived at its end. */
    public static FootfallWindow footfall(Instant start, long in, long out) {
        return new FootfallWindow(
                CORNER, MAIN, start, in, out, 1, Arrival.of(start.plusSeconds(60)));
    }

    /** Shoppers in two cells of the plan's 8 × 4. */
    public static HeatWindow heat(Instant start) {
        return new HeatWindow(
                CORNER,
                start,
                8,
                4,
                List.of(new HeatWindow.Cell(0, 2, 30.5), new HeatWindow.Cell(9, 1, 1.0 / 3)),
                1,
                Arrival.of(start.plusSeconds(300)));
    }

    /** Visits of the bread zone. */
    public static ZoneWindow zone(Instant start) {
        return new ZoneWindow(
                CORNER,
                ZoneId.of("bread"),
                start,
                8,
                5,
                2,
                30,
                44.5,
                3,
                1,
                Arrival.of(start.plusSeconds(300)));
    }

    /** Ten visits. */
    public static VisitWindow visits(Instant start) {
        return new VisitWindow(
                CORNER,
                start,
                10,
                4,
                1200,
                350.5,
                2,
                3,
                1100.25,
                600.5,
                Arrival.of(start.plusSeconds(300)));
    }

    /** Eight who came and left by the only door. */
    public static EntryExitWindow entryExit(Instant start) {
        return new EntryExitWindow(
                CORNER, start, MAIN, MAIN, 8, Arrival.of(start.plusSeconds(300)));
    }

    /** Seven who went from the bread to the oil and back; six of them bought something. */
    public static PathWindow path(Instant start) {
        return new PathWindow(
                CORNER,
                start,
                List.of(ZoneId.of("bread"), ZoneId.of("oil"), ZoneId.of("bread")),
                7,
                6,
                15.5,
                48.3,
                Arrival.of(start.plusSeconds(300)));
    }

    /** Nine people who waited for till-1 among the bread. */
    public static QueueWindow queue(Instant start) {
        return new QueueWindow(
                CORNER,
                ZoneId.of("bread"),
                start,
                630.5,
                4.1,
                9,
                600.25,
                Arrival.of(start.plusSeconds(300)));
    }

    /** Six receipts. */
    public static ReceiptWindow receipts(Instant start) {
        return new ReceiptWindow(
                CORNER, DeviceId.of("till-1"), start, 6, 17.5, Arrival.of(start.plusSeconds(300)));
    }

    /** Three olives and a half. */
    public static SalesWindow sales(Instant start) {
        return new SalesWindow(CORNER, OLIVES, start, 3.5, Arrival.of(start.plusSeconds(3600)));
    }

    /** Olives that were out for ten minutes. */
    public static PastAlert pastAlert(Instant since) {
        Instant until = since.plusSeconds(600);
        return PastAlert.of(outOfStock(since, until), until, Arrival.of(until));
    }

    /** Moves between the two zones. */
    public static FlowWindow flow(Instant start, String from, String to, long count) {
        return new FlowWindow(
                CORNER,
                start,
                ZoneId.of(from),
                ZoneId.of(to),
                count,
                Arrival.of(start.plusSeconds(300)));
    }

    /** Few olives that sell well. */
    public static StockBelief lowOnOlives(Instant time, double onHand) {
        return new StockBelief(
                CORNER,
                OLIVES,
                Band.exactly(Math.min(onHand, 3)),
                new Band(Math.max(0, onHand - 1), onHand, onHand + 1),
                0.2,
                new StockBelief.Demand(5, 2, 28),
                time.minusSeconds(3600),
                time,
                List.of(new StockBelief.Evidence("sale", time, "till-1", 2, null)),
                List.of());
    }

    /** An alert about the olives. */
    public static Alert outOfStock(Instant since, @Nullable Instant until) {
        return new Alert(
                CORNER,
                Alert.Type.OUT_OF_STOCK,
                "olives",
                Alert.Severity.CRITICAL,
                since,
                until,
                "Olives are out.",
                Map.of("onShelf", "0"));
    }

    /** What was heard of a device. */
    public static DeviceState device(String id, Kind kind, Instant lastSeen) {
        return new DeviceState(
                CORNER,
                DeviceId.of(id),
                kind,
                lastSeen,
                lastSeen,
                2,
                17,
                ClockSource.DEVICE,
                -0.5,
                Protocol.MQTT,
                "1.0",
                null);
    }

    /** A reading with a broken payload. */
    public static DeadLetter deadLetter(Instant receivedAt, byte[] payload) {
        return new DeadLetter(
                CORNER,
                DeviceId.of("door-1"),
                "aisleflow/v1/corner/door-1/crossing",
                Protocol.MQTT,
                "127.0.0.1",
                null,
                Payload.of(payload),
                Reason.MALFORMED,
                "it is not JSON",
                null,
                null,
                null,
                receivedAt);
    }

    /** An hour of a device that reported in some minutes. */
    public static LedgerHour ledger(String device, Kind kind, Instant start, long minutes) {
        return new LedgerHour(
                CORNER,
                DeviceId.of(device),
                kind,
                start,
                Long.bitCount(minutes),
                0,
                Map.of(),
                0,
                0,
                List.of(),
                0,
                minutes,
                Arrival.of(start));
    }
}
