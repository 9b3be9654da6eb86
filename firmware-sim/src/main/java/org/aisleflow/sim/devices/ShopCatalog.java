package org.aisleflow.sim.devices;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Goods;
import org.aisleflow.sim.world.Planogram;
import org.aisleflow.sim.world.Rectangle;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.Transport;
import org.jspecify.annotations.Nullable;

/** The master data of a scenario, as its people would have entered it. */
public final class ShopCatalog {
    /** A till or a scanner that has nothing to say still says once a minute that it is there. */
    private static final double QUIET_SECONDS = 300;

    /** More cannot be said in a catalog. */
    private static final double MOST_SWAPS_TOLD = 0.5;

    private ShopCatalog() {}

    /**
     * Everything that the pipeline is told about a scenario.
     *
     * @param scenario the scenario
     * @return suppliers, policies, products and stores
     */
    public static List<CatalogEntry> of(Scenario scenario) {
        List<CatalogEntry> entries = new ArrayList<>();
        entries.addAll(scenario.suppliers());
        entries.addAll(scenario.policies());
        scenario.products().stream().map(Goods::product).forEach(entries::add);
        scenario.stores().forEach(shop -> entries.add(store(shop, scenario)));
        return List.copyOf(entries);
    }

    private static Store store(ShopSpec shop, Scenario scenario) {
        List<Shelf> shelves = Planogram.shelves(shop, scenario.products());
        return Store.builder(shop.id(), shop.name(), shop.timezone())
                .open(shop.opens(), shop.closes())
                .extent(shop.widthMetres(), shop.depthMetres())
                .zones(shop.zones().stream().map(area -> area.zone(shop.lanes())).toList())
                .doors(shop.doors())
                .shelves(shelves)
                .devices(devices(shop, scenario))
                .build();
    }

    private static List<Device> devices(ShopSpec shop, Scenario scenario) {
        List<Device> devices = new ArrayList<>();
        shop.doors().forEach(door -> devices.add(counter(door)));
        DeviceFaults.Overheads overheads = scenario.devices().overheads();
        DeviceNames.overheads(shop)
                .forEach((id, part) -> devices.add(overhead(id, shop, part, overheads)));
        for (ShopSpec.Lane lane : shop.lanes()) {
            devices.add(Device.of(lane.till(), Kind.SALE, QUIET_SECONDS));
        }
        devices.add(Device.of(DeviceNames.DOCK, Kind.DELIVERY, QUIET_SECONDS));
        devices.add(Device.of(DeviceNames.HANDHELD, Kind.COUNT, QUIET_SECONDS));
        shop.sensors().loggers().forEach(logger -> devices.add(logger(logger)));
        shop.transport().reefers().forEach(id -> devices.add(reefer(id, shop.transport())));
        shop.transport()
                .trackers()
                .forEach(id -> devices.add(Device.of(id, Kind.LOCATION, Tracker.REPORT_SECONDS)));
        Planogram.weighed(shop, scenario.products())
                .forEach(shelf ->
                        devices.add(
                                device(
                                        DeviceNames.scale(shelf),
                                        Kind.WEIGHT,
                                        Scale.REPORT_SECONDS,
                                        shelf.id())));
        DeviceNames.readers(shop, scenario.devices().readers())
                .forEach((id, zone) -> devices.add(reader(id, zone)));
        return devices;
    }

    private static Device reader(DeviceId id, ZoneId zone) {
        return Device.builder(id, Kind.TAGS, TagReader.REPORT_SECONDS).zone(zone).build();
    }

    private static Device counter(Door door) {
        return Device.builder(
                        DeviceNames.counter(door.id()), Kind.CROSSING, DoorCounter.REPORT_SECONDS)
                .line(door.id())
                .build();
    }

    /**
     * Its data sheet says how exact it is and how far it sees, that it sees every badge, and how
     * often it takes people for each other.
     */
    private static Device overhead(
            DeviceId id, ShopSpec shop, Rectangle part, DeviceFaults.Overheads faults) {
        FieldOfView view = FieldOfView.of(part, faults);
        Device device =
                Device.builder(id, Kind.POSITIONS, PositionSensor.IDLE_SECONDS)
                        .covers(view.corners(shop.widthMetres(), shop.depthMetres()))
                        .build();
        Device sure = device.tellingBadges();
        Device exact =
                faults.switchShare() > 0
                        ? sure.swappingIds(Math.min(faults.switchShare(), MOST_SWAPS_TOLD))
                        : sure;
        return faults.noiseMetres() > 0 ? exact.accurateTo(faults.noiseMetres()) : exact;
    }

    private static Device logger(ShopSpec.Logger logger) {
        return Device.builder(logger.id(), Kind.CLIMATE, Thermometer.REPORT_SECONDS)
                .zone(logger.zone())
                .celsius(logger.minCelsius(), logger.maxCelsius(), logger.allowanceSeconds())
                .build();
    }

    /** The logger in a truck, which stands in no zone. */
    private static Device reefer(DeviceId id, Transport transport) {
        return Device.builder(id, Kind.CLIMATE, Thermometer.REPORT_SECONDS)
                .celsius(
                        transport.minCelsius(),
                        transport.maxCelsius(),
                        transport.allowanceSeconds())
                .build();
    }

    private static Device device(
            DeviceId id, Kind kind, double reportSeconds, @Nullable ShelfId shelf) {
        return Device.builder(id, kind, reportSeconds).shelf(shelf).build();
    }
}
