package org.aisleflow.contracts.catalog;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * One shop: its floor plan, what stands where, and the devices that watch it. The plan's origin is
 * its lower left, x to the right, y up, in metres.
 *
 * @param id the shop
 * @param name what people call it
 * @param timezone the IANA time zone of its opening hours and of its days
 * @param opens local time it opens, every day
 * @param closes local time it closes; before or at {@code opens} means on the next day
 * @param widthMetres the plan's extent to the right, up to 200 m
 * @param depthMetres the plan's extent upwards, up to 200 m
 * @param zones the parts of the floor that visits are told by
 * @param doors the entrances, with the lines that people cross
 * @param shelves the shelves and what lies on them
 * @param devices the devices and how often each should report
 */
public record Store(
        StoreId id,
        String name,
        java.time.ZoneId timezone,
        LocalTime opens,
        LocalTime closes,
        double widthMetres,
        double depthMetres,
        List<Zone> zones,
        List<Door> doors,
        List<Shelf> shelves,
        List<Device> devices)
        implements CatalogEntry {
    private static final double LARGEST_METRES = 200;

    /** Checks the extent, that ids are used once, and that shelves and queues name what exists. */
    public Store {
        zones = List.copyOf(zones);
        doors = List.copyOf(doors);
        shelves = List.copyOf(shelves);
        devices = List.copyOf(devices);
        Check.that(!name.isBlank(), "store %s has no name".formatted(id));
        checkExtent(id, "widthMetres", widthMetres);
        checkExtent(id, "depthMetres", depthMetres);
        Check.distinct("zones of store " + id, zones, Zone::id);
        Check.distinct("doors of store " + id, doors, Door::id);
        Check.distinct("shelves of store " + id, shelves, Shelf::id);
        Check.distinct("devices of store " + id, devices, Device::id);
        checkQueues(id, zones, devices);
        var zoneIds = zones.stream().map(Zone::id).collect(Collectors.toSet());
        for (Shelf shelf : shelves) {
            Check.that(
                    zoneIds.contains(shelf.zone()),
                    "shelf %s of store %s stands in zone %s, which the store does not have"
                            .formatted(shelf.id(), id, shelf.zone()));
        }
    }

    private static void checkQueues(StoreId id, List<Zone> zones, List<Device> devices) {
        var deviceIds = devices.stream().map(Device::id).collect(Collectors.toSet());
        for (Zone zone : zones) {
            for (DeviceId till : zone.queueOf()) {
                Check.that(
                        deviceIds.contains(till),
                        "zone %s of store %s is the queue of till %s, which is none of its devices"
                                .formatted(zone.id(), id, till));
            }
        }
    }

    private static void checkExtent(StoreId id, String field, double metres) {
        Check.that(
                metres > 0 && metres <= LARGEST_METRES,
                "%s of store %s is %s, allowed are up to 200 m".formatted(field, id, metres));
    }

    @Override
    public String key() {
        return "store/" + id;
    }

    /**
     * Finds a zone.
     *
     * @param zone the zone's id
     * @return the zone, or empty if the store has none of that id
     */
    public Optional<Zone> zone(ZoneId zone) {
        return zones.stream().filter(candidate -> candidate.id().equals(zone)).findFirst();
    }

    /**
     * Finds a door by its line.
     *
     * @param line the line's id, which is the door's id
     * @return the door, or empty if the store has none of that id
     */
    public Optional<Door> door(LineId line) {
        return doors.stream().filter(candidate -> candidate.id().equals(line)).findFirst();
    }

    /**
     * Finds a shelf.
     *
     * @param shelf the shelf's id
     * @return the shelf, or empty if the store has none of that id
     */
    public Optional<Shelf> shelf(ShelfId shelf) {
        return shelves.stream().filter(candidate -> candidate.id().equals(shelf)).findFirst();
    }

    /**
     * Finds a device.
     *
     * @param device the device's id
     * @return the device, or empty if the store has none of that id
     */
    public Optional<Device> device(DeviceId device) {
        return devices.stream().filter(candidate -> candidate.id().equals(device)).findFirst();
    }

    /**
     * Adds a device.
     *
     * @param device a device whose id the store does not have yet
     * @return a copy with it
     */
    public Store with(Device device) {
        return new Store(
                id,
                name,
                timezone,
                opens,
                closes,
                widthMetres,
                depthMetres,
                zones,
                doors,
                shelves,
                Stream.concat(devices.stream(), Stream.of(device)).toList());
    }

    /**
     * Finds the shelves on which a product lies.
     *
     * @param sku the product
     * @return the shelves, perhaps none
     */
    public List<Shelf> shelvesOf(Sku sku) {
        return shelves.stream().filter(shelf -> shelf.sku().equals(sku)).toList();
    }
}
