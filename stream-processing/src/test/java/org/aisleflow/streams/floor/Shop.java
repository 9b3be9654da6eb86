package org.aisleflow.streams.floor;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/** A small shop with zones that touch and overlap. */
public final class Shop {
    public static final StoreId ID = StoreId.of("s1");

    private Shop() {}

    public static Store store() {
        return new Store(
                ID,
                "Shop",
                ZoneOffset.UTC,
                LocalTime.of(8, 0),
                LocalTime.of(20, 0),
                12,
                8,
                List.of(
                        zone("fruit", 1, 1, 5, 4, 10),
                        zone("bread", 5, 1, 9, 4, 20),
                        zone("offers", 4, 2, 6, 7, 5),
                        zone("till", 9, 5, 12, 8, 0)),
                List.of(),
                List.of(),
                List.of());
    }

    public static Zone zone(
            String id, double left, double low, double right, double high, double dwellSeconds) {
        return new Zone(
                ZoneId.of(id),
                id,
                List.of(
                        new Point(left, low),
                        new Point(right, low),
                        new Point(right, high),
                        new Point(left, high)),
                dwellSeconds,
                false);
    }
}
