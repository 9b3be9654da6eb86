package org.aisleflow.sim.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.sim.devices.Firmware.Model;
import org.aisleflow.sim.world.Goods;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.World;

/**
 * All devices of one shop. The past is told thinly (door counts by the minute, receipts,
 * deliveries, counts), the present fully; the world behind both is the same. Not thread-safe.
 */
public final class Fleet {
    /** The step in which the past is told. */
    public static final Duration PAST_STEP = Duration.ofMinutes(1);

    /** The step in which the present is told. */
    public static final Duration LIVE_STEP = Duration.ofSeconds(1);

    private final World world;
    private final List<Instrument> instruments = new ArrayList<>();
    private final long boot;
    private final Instant poweredOn;
    private boolean watching = true;
    private List<Outgoing> said = new ArrayList<>();

    /**
     * Switches the devices on.
     *
     * @param world the shop; all that happens from now on is noticed
     * @param scenario where the products are described
     * @param boot how often the devices have been started, this time included
     * @param poweredOn the time by which they count how long they have been on
     */
    public Fleet(World world, Scenario scenario, long boot, Instant poweredOn) {
        this.world = world;
        this.boot = boot;
        this.poweredOn = poweredOn;
        install(scenario);
        world.observe(this::notice);
    }

    private void install(Scenario scenario) {
        ShopSpec shop = world.shop();
        for (Door door : shop.doors()) {
            DeviceId id = DeviceNames.counter(door.id());
            instruments.add(new DoorCounter(firmware(id, Model.WIRED), door.id(), shop));
        }
        DeviceNames.overheads(shop)
                .forEach((id, view) ->
                        instruments.add(
                                new PositionSensor(firmware(id, Model.WIRED_COMPACT), view)));
        Map<Sku, Double> prices = new LinkedHashMap<>();
        Map<Sku, Double> unitGrams = new LinkedHashMap<>();
        for (Goods goods : scenario.products()) {
            prices.put(goods.sku(), goods.price());
            unitGrams.put(goods.sku(), goods.unitGrams());
        }
        for (ShopSpec.Lane lane : shop.lanes()) {
            instruments.add(new Till(firmware(lane.till(), Model.WIRED), lane.till(), prices));
        }
        instruments.add(new Dock(firmware(DeviceNames.DOCK, Model.WIRED)));
        instruments.add(new Handheld(firmware(DeviceNames.HANDHELD, Model.WIRED)));
        for (ShopSpec.Logger logger : shop.sensors().loggers()) {
            instruments.add(new Thermometer(firmware(logger.id(), Model.BATTERY), logger.id()));
        }
        for (Shelf shelf : world.shelves()) {
            Firmware scale = firmware(DeviceNames.scale(shelf), Model.BATTERY_COMPACT);
            double grams = unitGrams.getOrDefault(shelf.sku(), Double.NaN);
            instruments.add(new Scale(scale, shelf, grams));
        }
    }

    private Firmware firmware(DeviceId id, Model model) {
        return new Firmware(world.shop().id(), id, model, boot, poweredOn, out -> said.add(out));
    }

    private void notice(Happening happening) {
        if (watching) {
            instruments.forEach(instrument -> instrument.notice(happening));
        }
    }

    /**
     * Lets time pass of which everything has been told already. Door counts of the last, unfinished
     * ten seconds are kept.
     *
     * @param time up to when
     */
    public void skipTo(Instant time) {
        watching = false;
        long countedUntil = Math.floorDiv(time.getEpochSecond(), DoorCounter.COUNT_SECONDS);
        Instant counted = Instant.ofEpochSecond(countedUntil * DoorCounter.COUNT_SECONDS);
        world.advanceTo(counted.minusMillis(1));
        watching = true;
        world.advanceTo(time);
        takeSaid();
    }

    /**
     * Lets time pass and tells of it as of the past.
     *
     * @param time a whole minute
     * @return what the devices say, in order
     */
    public List<Outgoing> past(Instant time) {
        world.advanceTo(time);
        instruments.forEach(instrument -> instrument.minute(time));
        return takeSaid();
    }

    /**
     * Lets a second pass and tells of it as of the present.
     *
     * @param time a whole second
     * @return what the devices say, in order
     */
    public List<Outgoing> live(Instant time) {
        world.advanceTo(time);
        instruments.forEach(instrument -> instrument.second(time, world));
        return takeSaid();
    }

    /**
     * The time up to which everything has been told.
     *
     * @return the world's time
     */
    public Instant now() {
        return world.now();
    }

    private List<Outgoing> takeSaid() {
        List<Outgoing> taken = said;
        said = new ArrayList<>();
        return taken;
    }
}
