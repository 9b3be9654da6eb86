package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.sim.devices.Firmware.Model;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Goods;
import org.aisleflow.sim.world.Rectangle;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.World;

/** Makes the devices of one shop, each with its own errors. */
final class Workshop {
    private final World world;
    private final ShopSpec shop;
    private final DeviceFaults faults;
    private final Dice dice;
    private final long boot;
    private final Instant installed;
    private final Instant poweredOn;
    private final Consumer<Outgoing> out;
    private final CommandMemory memory;
    private final Map<DeviceId, Firmware> firmwares = new HashMap<>();
    private final Map<Sku, Double> unitGrams = new HashMap<>();
    private final Map<Sku, String> gtins = new HashMap<>();

    /**
     * Opens the workshop.
     *
     * @param world the shop, which has not advanced yet
     * @param scenario what the products and the errors are
     * @param dice the shop's
     * @param boot how often all devices have been started
     * @param poweredOn when that was last
     * @param memory what the devices keep of their commands
     * @param out given what devices say
     */
    Workshop(
            World world,
            Scenario scenario,
            Dice dice,
            long boot,
            Instant poweredOn,
            CommandMemory memory,
            Consumer<Outgoing> out) {
        this.world = world;
        this.shop = world.shop();
        this.faults = scenario.devices();
        this.dice = dice;
        this.boot = boot;
        this.installed = world.now();
        this.poweredOn = poweredOn;
        this.memory = memory;
        this.out = out;
        for (Goods goods : scenario.products()) {
            unitGrams.put(goods.sku(), goods.unitGrams());
            if (goods.gtin() != null) {
                gtins.put(goods.sku(), goods.gtin());
            }
        }
    }

    /** What runs on the devices that were made so far. */
    Map<DeviceId, Firmware> firmwares() {
        return Map.copyOf(firmwares);
    }

    List<Instrument> everything() {
        List<Instrument> all = new ArrayList<>();
        for (Door door : shop.doors()) {
            DeviceId id = DeviceNames.counter(door.id());
            all.add(
                    new DoorCounter(
                            firmware(id, Model.WIRED), door.id(), shop, faults.counters(), of(id)));
        }
        all.addAll(overheads());
        for (ShopSpec.Lane lane : shop.lanes()) {
            Firmware firmware = firmware(lane.till(), Model.WIRED);
            all.add(new Till(firmware, lane.till(), faults.tills(), of(lane.till())));
        }
        all.add(new Dock(firmware(DeviceNames.DOCK, Model.WIRED)));
        all.add(new Handheld(firmware(DeviceNames.HANDHELD, Model.WIRED)));
        shop.sensors().loggers().forEach(logger -> all.add(thermometer(logger.id())));
        shop.transport().reefers().forEach(reefer -> all.add(thermometer(reefer)));
        for (DeviceId tracker : shop.transport().trackers()) {
            all.add(new Tracker(firmware(tracker, Model.BATTERY), tracker));
        }
        world.weighedShelves().forEach(shelf -> all.add(scale(shelf)));
        DeviceNames.readers(shop, faults.readers())
                .forEach((id, zone) -> all.add(reader(id, zone)));
        return all;
    }

    private List<Instrument> overheads() {
        Map<DeviceId, Rectangle> parts = DeviceNames.overheads(shop);
        TrackNames names = new TrackNames(faults.overheads(), parts, dice.of("track names"));
        List<Instrument> sensors = new ArrayList<>();
        parts.forEach((id, part) ->
                sensors.add(
                        new PositionSensor(
                                firmware(id, Model.WIRED_COMPACT),
                                id,
                                part,
                                names,
                                faults.overheads(),
                                of(id))));
        return sensors;
    }

    private Instrument thermometer(DeviceId id) {
        return new Thermometer(firmware(id, Model.BATTERY), id, faults.loggers(), of(id));
    }

    private Instrument scale(Shelf shelf) {
        DeviceId id = DeviceNames.scale(shelf);
        double grams = unitGrams.getOrDefault(shelf.sku(), Double.NaN);
        double full = shelf.tareGrams() + shelf.capacity() * grams;
        return new Scale(
                firmware(id, Model.BATTERY_COMPACT),
                shelf,
                grams,
                new ScaleErrors(faults.scales(), full, installed, of(id)));
    }

    private Instrument reader(DeviceId id, ZoneId zone) {
        Rectangle at =
                shop.zones().stream()
                        .filter(area -> area.id().equals(zone))
                        .map(ShopSpec.Area::at)
                        .findFirst()
                        .orElseThrow();
        Map<ShelfId, Point> fronts = world.shelfFronts();
        List<TagReader.Tagged> tagged = new ArrayList<>();
        for (Shelf shelf : world.shelves()) {
            String gtin = gtins.get(shelf.sku());
            Point front = fronts.get(shelf.id());
            if (shelf.zone().equals(zone) && gtin != null && front != null) {
                double x = front.x() - (at.left() + at.right()) / 2;
                double y = front.y() - (at.bottom() + at.top()) / 2;
                tagged.add(new TagReader.Tagged(shelf.sku(), gtin, Math.hypot(x, y)));
            }
        }
        return new TagReader(firmware(id, Model.WIRED_COMPACT), tagged, faults.readers(), of(id));
    }

    private Dice of(DeviceId device) {
        return dice.of(device.value());
    }

    private Firmware firmware(DeviceId id, Model model) {
        long restarts = memory.of(shop.id(), id).restarts();
        Firmware firmware =
                new Firmware(
                        shop.id(),
                        id,
                        model,
                        new DeviceClock(faults.clocks(), of(id), installed),
                        new DeviceLife(
                                faults.life(), of(id), installed, boot + restarts, poweredOn),
                        Flooding.of(id, faults.network().floods(), shop.timezone()),
                        memory,
                        out);
        firmwares.put(id, firmware);
        return firmware;
    }
}
