package org.aisleflow.streams.floor;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;

/** A small shop with zones that touch and overlap. */
public final class Shop {
    public static final StoreId ID = StoreId.of("s1");

    private static final Zone BACKROOM =
            new Zone(
                    ZoneId.of("backroom"),
                    "backroom",
                    zone("backroom", 10, 0, 12, 2, 0).polygon(),
                    30,
                    true);

    private Shop() {}

    public static Store store() {
        return store(List.of(), List.of());
    }

    /** Three sensors that overlap, and a door at the lower left. */
    public static Store watched() {
        return store(
                List.of(new Door(LineId.of("door"), List.of(new Point(0, 1), new Point(0, 0)))),
                List.of(eye("eye-0", 0, 6), eye("eye-1", 4, 9), eye("eye-2", 8, 12)));
    }

    /** A door at the lower left, a sensor that sees everything, and a queue before till-1. */
    public static Store withTill() {
        Store shop =
                store(
                        List.of(
                                new Door(
                                        LineId.of("door"),
                                        List.of(new Point(0, 1), new Point(0, 0)))),
                        List.of(
                                eye("eye-0", 0, 12),
                                Device.of(DeviceId.of("till-1"), Kind.SALE, 60)));
        List<Zone> zones = new ArrayList<>(shop.zones());
        zones.replaceAll(zone ->
                zone.id().value().equals("till")
                        ? new Zone(
                                zone.id(),
                                zone.name(),
                                zone.polygon(),
                                5,
                                false,
                                List.of(DeviceId.of("till-1")))
                        : zone);
        return shop.toBuilder().zones(zones).build();
    }

    /** The same, but two of the sensors are not exact. */
    public static Store inexact() {
        return store(
                List.of(new Door(LineId.of("door"), List.of(new Point(0, 1), new Point(0, 0)))),
                List.of(
                        eye("eye-0", 0, 6).accurateTo(0.1),
                        eye("eye-1", 4, 9),
                        eye("eye-2", 8, 12).accurateTo(0.4)));
    }

    /** The same as {@link #watched}, but the sensors see every badge. */
    public static Store sureOfBadges() {
        return store(
                List.of(new Door(LineId.of("door"), List.of(new Point(0, 1), new Point(0, 0)))),
                List.of(
                        eye("eye-0", 0, 6).tellingBadges(),
                        eye("eye-1", 4, 9).tellingBadges(),
                        eye("eye-2", 8, 12).tellingBadges()));
    }

    /** No more is known than that the only sensor is half a metre wrong. */
    public static Store blurred() {
        return watchedByOne(0.5);
    }

    /** The same, but it is a decimetre. */
    public static Store sharp() {
        return watchedByOne(0.1);
    }

    /** A decimetre, and it takes people for each other after a tenth of the encounters. */
    public static Store swapping() {
        return store(
                List.of(),
                List.of(
                        Device.of(DeviceId.of("eye-9"), Kind.POSITIONS, 10)
                                .accurateTo(0.1)
                                .swappingIds(0.1)));
    }

    /** The same as {@link #watched}, but two of the sensors take people for each other. */
    public static Store watchedAndSwapping() {
        return store(
                List.of(new Door(LineId.of("door"), List.of(new Point(0, 1), new Point(0, 0)))),
                List.of(
                        eye("eye-0", 0, 6).accurateTo(0.1).swappingIds(0.2),
                        eye("eye-1", 4, 9).accurateTo(0.2).swappingIds(0.1),
                        eye("eye-2", 8, 12)));
    }

    private static Store watchedByOne(double accuracyMetres) {
        return store(
                List.of(),
                List.of(
                        Device.of(DeviceId.of("eye-9"), Kind.POSITIONS, 10)
                                .accurateTo(accuracyMetres)));
    }

    private static Device eye(String id, double left, double right) {
        return Device.builder(DeviceId.of(id), Kind.POSITIONS, 10)
                .covers(zone(id, left, 0, right, 8, 0).polygon())
                .build();
    }

    private static Store store(List<Door> doors, List<Device> devices) {
        return Store.builder(ID, "Shop", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(12, 8)
                .zones(
                        List.of(
                                zone("fruit", 1, 1, 5, 4, 10),
                                zone("bread", 5, 1, 9, 4, 20),
                                zone("offers", 4, 2, 6, 7, 5),
                                zone("till", 9, 5, 12, 8, 0),
                                BACKROOM))
                .doors(doors)
                .devices(devices)
                .build();
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
