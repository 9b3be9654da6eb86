package org.aisleflow.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.sim.devices.Fleet;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.World;
import org.aisleflow.streams.books.Books;
import org.aisleflow.streams.floor.Floors;
import org.aisleflow.streams.floor.LayoutHistory;

/** Overhead sensors with errors above a world, and what is computed from what they say. */
final class WatchedFloor {
    private static final Duration TRACK_MEMORY = Duration.ofMinutes(90);
    private static final int SETTLE_SECONDS = 30;
    private static final int TELL_SECONDS = 300;

    private final Store store;
    private final LayoutHistory layout;
    private final Fleet fleet;
    private final boolean badges;
    private final Books books = new Books((_, _) -> {});
    private final Floors floors = new Floors(books, TRACK_MEMORY);
    private final Map<String, ZoneWindow> zones = new HashMap<>();
    private final Map<String, VisitWindow> visits = new HashMap<>();
    private final Map<String, FlowWindow> moves = new HashMap<>();
    private long seconds;

    /**
     * Hangs sensors up.
     *
     * @param world has not advanced yet
     * @param scenario what the world was made of
     * @param seed what the world was made with
     * @param errors of the sensors; all other devices are exact
     * @param badges whether sensors see them
     */
    WatchedFloor(
            World world,
            Scenario scenario,
            long seed,
            DeviceFaults.Overheads errors,
            boolean badges) {
        this(world, scenario, seed, errors, badges, UnaryOperator.identity());
    }

    /**
     * Hangs sensors up of which the catalog says something else.
     *
     * @param entry changes the sensors' entries
     */
    WatchedFloor(
            World world,
            Scenario scenario,
            long seed,
            DeviceFaults.Overheads errors,
            boolean badges,
            UnaryOperator<Device> entry) {
        Scenario inexact = scenario.with(onlyOverheads(errors));
        Store told =
                ShopCatalog.of(inexact).stream()
                        .filter(Store.class::isInstance)
                        .map(Store.class::cast)
                        .findFirst()
                        .orElseThrow();
        this.store = told.toBuilder().devices(told.devices().stream().map(entry).toList()).build();
        this.layout = new LayoutHistory(store);
        this.fleet = new Fleet(world, inexact, seed, 1, world.now());
        this.badges = badges;
    }

    private static DeviceFaults onlyOverheads(DeviceFaults.Overheads errors) {
        DeviceFaults exact = DeviceFaults.EXACT;
        return new DeviceFaults(
                exact.counters(),
                errors,
                exact.scales(),
                exact.readers(),
                exact.loggers(),
                exact.tills(),
                exact.clocks(),
                exact.life(),
                exact.network());
    }

    void skipTo(Instant time) {
        fleet.skipTo(time);
    }

    /** Lets a second pass. */
    void second(Instant time) {
        List<Outgoing> said = fleet.live(time);
        books.change(() -> said.forEach(message -> take(message, time)));
        seconds++;
        if (seconds % SETTLE_SECONDS == 0) {
            books.change(floors::settle);
        }
        if (seconds % TELL_SECONDS == 0) {
            tell(time);
        }
    }

    /** All numbers up to a time. */
    FloorNumbers numbers(Instant time) {
        FloorNumbers numbers = new FloorNumbers();
        addTo(numbers, time);
        return numbers;
    }

    /** Adds all numbers up to a time to others. */
    void addTo(FloorNumbers numbers, Instant time) {
        tell(time);
        zones.values().forEach(numbers::add);
        visits.values().forEach(numbers::add);
        moves.values().forEach(numbers::add);
    }

    private void take(Outgoing message, Instant time) {
        if (message.message().telemetry() instanceof Positions seen) {
            Positions frame = badges ? seen : withoutBadges(seen);
            floors.take(
                    store.id(),
                    layout,
                    message.message().time(),
                    time,
                    time,
                    message.address().device(),
                    frame);
        }
    }

    private static Positions withoutBadges(Positions seen) {
        return new Positions(
                seen.tracks().stream()
                        .map(one -> new Positions.Track(one.id(), one.x(), one.y(), false))
                        .toList());
    }

    private void tell(Instant time) {
        books.change(() -> {
            floors.putTogether(_ -> layout);
            floors.forgetTracks(time);
        });
        floors.tellHeat(_ -> {});
        floors.tellPaths(_ -> {});
        floors.tellZones(fact -> zones.put(fact.zone() + " " + fact.start(), fact));
        floors.tellVisits(fact -> visits.put(fact.start().toString(), fact));
        floors.tellMoves(
                fact -> moves.put(fact.from() + ">" + fact.to() + " " + fact.start(), fact));
    }
}
