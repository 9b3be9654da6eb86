package org.aisleflow.sim.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.commands.Command;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.Seeds;
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
    private final List<Instrument> instruments;
    private final Map<DeviceId, Firmware> firmwares;
    private boolean watching = true;
    private List<Outgoing> said = new ArrayList<>();

    /**
     * Switches the devices on.
     *
     * @param world the shop, which has not advanced yet; all that happens from now on is noticed
     * @param scenario where the products and the devices' errors are described
     * @param seed decides everything that is left to chance
     * @param boot how often the devices have been started, this time included
     * @param poweredOn the time by which they count how long they have been on
     */
    public Fleet(World world, Scenario scenario, long seed, long boot, Instant poweredOn) {
        this(world, scenario, seed, boot, poweredOn, CommandMemory.none());
    }

    /**
     * Switches on devices that obey commands.
     *
     * @param world the shop, which has not advanced yet; all that happens from now on is noticed
     * @param scenario where the products and the devices' errors are described
     * @param seed decides everything that is left to chance
     * @param boot how often the devices have been started, this time included
     * @param poweredOn the time by which they count how long they have been on
     * @param memory what they keep of their commands
     */
    public Fleet(
            World world,
            Scenario scenario,
            long seed,
            long boot,
            Instant poweredOn,
            CommandMemory memory) {
        this.world = world;
        Dice dice = new Dice(new Seeds(seed).of(world.shop().id().value()).of("devices"));
        Workshop workshop =
                new Workshop(world, scenario, dice, boot, poweredOn, memory, out -> said.add(out));
        this.instruments = workshop.everything();
        this.firmwares = workshop.firmwares();
        world.observe(this::notice);
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
     * Tells a device to do something; its answer is among what is said next. A device that the shop
     * does not have is no concern of it.
     *
     * @param time the present
     * @param command what to do
     */
    public void obey(Instant time, Command command) {
        Firmware firmware = firmwares.get(command.device());
        if (firmware != null && command.store().equals(world.shop().id())) {
            firmware.obey(time, command);
        }
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
