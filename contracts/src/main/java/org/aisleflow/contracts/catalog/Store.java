package org.aisleflow.contracts.catalog;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

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
 * @param validFrom event time from which on this layout (extent, zones and doors) applies; null if
 *     always
 * @param earlier the layouts before it, oldest first; null if there are none
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
        List<Device> devices,
        @Nullable Instant validFrom,
        @Nullable List<StoreLayout> earlier)
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
        earlier = earlier == null || earlier.isEmpty() ? null : List.copyOf(earlier);
        if (earlier != null) {
            checkEarlier(id, earlier, validFrom);
        }
    }

    /**
     * Begins a store that has nothing yet, and is open always.
     *
     * @param id the shop
     * @param name what people call it
     * @param timezone the IANA time zone of its opening hours and of its days
     * @return what to put the store together with
     */
    public static StoreBuilder builder(StoreId id, String name, java.time.ZoneId timezone) {
        return new StoreBuilder(id, name, timezone);
    }

    /** Begins a changed copy. */
    public StoreBuilder toBuilder() {
        return new StoreBuilder(this);
    }

    private static void checkEarlier(
            StoreId id, List<StoreLayout> earlier, @Nullable Instant validFrom) {
        Check.that(
                earlier.size() <= StoreLayout.MOST_EARLIER,
                "store %s has %d earlier layouts, allowed are %d"
                        .formatted(id, earlier.size(), StoreLayout.MOST_EARLIER));
        Instant next = validFrom;
        for (StoreLayout layout : earlier.reversed()) {
            Check.that(
                    next != null && layout.begins().isBefore(next),
                    "earlier of store %s must be in the order of validFrom, and all before the validFrom of the store"
                            .formatted(id));
            next = layout.validFrom();
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
        return toBuilder()
                .devices(Stream.concat(devices.stream(), Stream.of(device)).toList())
                .build();
    }

    /** All its layouts, the oldest first and its own last. */
    public List<StoreLayout> layouts() {
        List<StoreLayout> all = new ArrayList<>(earlier == null ? List.of() : earlier);
        all.add(new StoreLayout(validFrom, widthMetres, depthMetres, zones, doors));
        return List.copyOf(all);
    }

    /**
     * The zones that there were at some time in a range.
     *
     * @param from the range's beginning, included
     * @param to the range's end, not included
     * @return each zone as it was last, those of the latest layout first
     */
    public List<Zone> zonesBetween(Instant from, Instant to) {
        Map<ZoneId, Zone> found = new LinkedHashMap<>();
        List<StoreLayout> all = layouts();
        for (int i = all.size() - 1; i >= 0; i--) {
            boolean endsBefore = i + 1 < all.size() && !all.get(i + 1).begins().isAfter(from);
            boolean beginsAfter = i > 0 && !all.get(i).begins().isBefore(to);
            if (!endsBefore && !beginsAfter) {
                all.get(i).zones().forEach(zone -> found.putIfAbsent(zone.id(), zone));
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * The same entry, replacing another: its layout applies from its {@code validFrom} on, and what
     * was known of the time before stays known.
     *
     * @param before the entry until now
     * @return this entry with the layouts of both from before its own
     */
    public Store replacing(Store before) {
        List<StoreLayout> known = new ArrayList<>(before.layouts());
        List<StoreLayout> own = layouts();
        known.addAll(own.subList(0, own.size() - 1));
        return toBuilder()
                .validFrom(validFrom, StoreLayout.before(own.getLast().begins(), known))
                .build();
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
