package org.aisleflow.api;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;

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
        return new Store(
                CORNER,
                "Corner shop",
                java.time.ZoneId.of("Europe/Rome"),
                LocalTime.of(8, 0),
                LocalTime.of(20, 0),
                4,
                2,
                List.of(zone("bread", 0), zone("oil", 2)),
                List.of(new Door(MAIN, List.of(new Point(0, 0), new Point(1, 0)))),
                List.of(new Shelf(ShelfId.of("sh1"), ZoneId.of("oil"), OLIVES, 24, 500)),
                List.of(
                        Device.of(DeviceId.of("door-1"), Kind.CROSSING, 60),
                        Device.of(DeviceId.of("eye-1"), Kind.POSITIONS, 1)));
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

    /** An hour of a device that reported in some minutes. */
    public static LedgerHour ledger(String device, Kind kind, Instant start, long minutes) {
        return new LedgerHour(
                CORNER,
                DeviceId.of(device),
                kind,
                start,
                Long.bitCount(minutes),
                0,
                java.util.Map.of(),
                0,
                0,
                List.of(),
                0,
                minutes,
                Arrival.of(start));
    }
}
