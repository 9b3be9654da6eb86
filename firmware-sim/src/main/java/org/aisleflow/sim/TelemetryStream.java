package org.aisleflow.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.devices.Fleet;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.World;

/**
 * What the devices of one shop say, without anybody to say it to: the same for the same scenario,
 * seed and times, byte for byte. Not thread-safe.
 */
public final class TelemetryStream implements Iterator<Outgoing> {
    /** Real devices have been switched on for a try before they are installed. */
    public static final long FIRST_BOOT = 2;

    private final Fleet fleet;
    private final Instant liveFrom;
    private final Instant until;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private Instant told;

    /**
     * Prepares a stream.
     *
     * @param scenario what is simulated
     * @param store which of its shops
     * @param seed decides everything that is left to chance
     * @param firstDay the shop's first day, by its own time zone; the stream begins at its midnight
     * @param liveFrom until then the past is told thinly, from then on the present fully; a whole
     *     minute
     * @param until the end
     */
    public TelemetryStream(
            Scenario scenario,
            StoreId store,
            long seed,
            LocalDate firstDay,
            Instant liveFrom,
            Instant until) {
        this(scenario, store, seed, firstDay, liveFrom, until, _ -> {});
    }

    /** Shows the world to somebody before it advances. */
    TelemetryStream(
            Scenario scenario,
            StoreId store,
            long seed,
            LocalDate firstDay,
            Instant liveFrom,
            Instant until,
            Consumer<World> watcher) {
        World world = new World(scenario, store, seed, firstDay);
        watcher.accept(world);
        this.fleet = new Fleet(world, scenario, seed, FIRST_BOOT, world.now());
        this.liveFrom = liveFrom;
        this.until = until;
        this.told = world.now();
    }

    @Override
    public boolean hasNext() {
        while (waiting.isEmpty()) {
            boolean past = told.isBefore(liveFrom);
            Duration step = past ? Fleet.PAST_STEP : Fleet.LIVE_STEP;
            Instant next = told.plus(step);
            if (next.isAfter(until)) {
                return false;
            }
            waiting.addAll(past ? fleet.past(next) : fleet.live(next));
            told = next;
        }
        return true;
    }

    @Override
    public Outgoing next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream ends at " + until);
        }
        return waiting.removeFirst();
    }
}
