package org.aisleflow.sim.devices;

import java.util.LinkedHashMap;
import java.util.Map;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Rectangle;
import org.aisleflow.sim.world.ShopSpec;

/** What the devices of a shop are called, and which part of the floor each overhead sensor sees. */
final class DeviceNames {
    static final DeviceId DOCK = DeviceId.of("dock-1");
    static final DeviceId HANDHELD = DeviceId.of("handheld-1");

    private DeviceNames() {}

    /** A door's counter has the name of the door. */
    static DeviceId counter(LineId door) {
        return DeviceId.of(door.value());
    }

    static DeviceId scale(Shelf shelf) {
        return DeviceId.of(shelf.id().value().replaceFirst("^shelf-", "scale-"));
    }

    /** The parts tile the plan: one sensor is responsible for every place. */
    static Map<DeviceId, Rectangle> overheads(ShopSpec shop) {
        int columns = shop.sensors().columns();
        int rows = shop.sensors().rows();
        Map<DeviceId, Rectangle> views = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                DeviceId id = DeviceId.of("overhead-%02d".formatted(row * columns + column + 1));
                views.put(
                        id,
                        new Rectangle(
                                edge(shop.widthMetres(), column, columns),
                                edge(shop.depthMetres(), row, rows),
                                edge(shop.widthMetres(), column + 1, columns),
                                edge(shop.depthMetres(), row + 1, rows)));
            }
        }
        return views;
    }

    /** A reader for each zone of a shop that shall have one. */
    static Map<DeviceId, ZoneId> readers(ShopSpec shop, DeviceFaults.Readers readers) {
        Map<DeviceId, ZoneId> found = new LinkedHashMap<>();
        for (ShopSpec.Area zone : shop.zones()) {
            if (readers.zones().contains(zone.id())) {
                found.put(DeviceId.of("reader-" + zone.id()), zone.id());
            }
        }
        return found;
    }

    private static double edge(double metres, int number, int of) {
        return metres * number / of;
    }
}
