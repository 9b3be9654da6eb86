package org.aisleflow.systemtests;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;

/** Small shops made for one test. */
final class Shops {
    static final LineId FRONT_DOOR = LineId.of("front");

    private Shops() {}

    /**
     * A shop that never closes, 20 × 12 m, with four zones side by side and door counters of the
     * names given.
     */
    static Store alwaysOpen(StoreId id, List<DeviceId> doorCounters) {
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double left = 5.0 * i;
            zones.add(
                    new Zone(
                            ZoneId.of("zone-" + i),
                            "Zone " + i,
                            List.of(
                                    new Point(left, 0),
                                    new Point(left + 5, 0),
                                    new Point(left + 5, 12),
                                    new Point(left, 12)),
                            5,
                            false));
        }
        return Store.builder(id, "Shop " + id, java.time.ZoneId.of("UTC"))
                .extent(20, 12)
                .zones(zones)
                .doors(List.of(new Door(FRONT_DOOR, List.of(new Point(9, 0), new Point(11, 0)))))
                .shelves(
                        List.of(
                                new Shelf(
                                        ShelfId.of("shelf-1"),
                                        ZoneId.of("zone-1"),
                                        Sku.of("sku-1"),
                                        20,
                                        1_500)))
                .devices(
                        doorCounters.stream()
                                .map(device -> Device.of(device, Kind.CROSSING, 60))
                                .toList())
                .build();
    }
}
