package org.aisleflow.api.stores;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.api.history.Presence;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.sim.devices.Fleet;
import org.aisleflow.sim.devices.Outgoing;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.Scenario;
import org.aisleflow.sim.world.World;

/** Days of a simulated shop: what its counters told, and how many people truly were inside. */
final class SimulatedDays {
    private static final LocalDate FIRST = LocalDate.parse("2025-02-03");
    private static final long BOOT = 2;

    private final Store store;
    private final List<FootfallWindow> footfall = new ArrayList<>();
    // At the end of each minute, by its start.
    private final Map<Instant, Integer> inside = new HashMap<>();
    private final Map<Instant, Double> personSeconds = new HashMap<>();
    private int people;
    private Instant looked;

    private SimulatedDays(Store store, Instant start) {
        this.store = store;
        this.looked = start;
    }

    /** Lets a scenario's first shop live. */
    static SimulatedDays of(Scenario scenario, long seed, int days) {
        Store store =
                ShopCatalog.of(scenario).stream()
                        .filter(Store.class::isInstance)
                        .map(Store.class::cast)
                        .findFirst()
                        .orElseThrow();
        World world = new World(scenario, store.id(), seed, FIRST);
        Fleet fleet = new Fleet(world, scenario, seed, BOOT, world.now());
        SimulatedDays shop = new SimulatedDays(store, world.now());
        world.observe(shop::notice);
        Instant end = FIRST.plusDays(days).atStartOfDay(store.timezone()).toInstant();
        while (world.now().isBefore(end)) {
            shop.minute(world.now(), fleet.past(world.now().plus(Fleet.PAST_STEP)));
        }
        return shop;
    }

    private void notice(Happening happening) {
        int step =
                switch (happening) {
                    case Happening.Entered _ -> 1;
                    case Happening.Left _ -> -1;
                    default -> 0;
                };
        if (step != 0) {
            lookUntil(Instant.ofEpochMilli(happening.time()));
            people += step;
        }
    }

    /** Adds the people of now to every window that they are in until then. */
    private void lookUntil(Instant time) {
        while (looked.isBefore(time)) {
            Instant window = Windows.startOf(looked, Windows.FLOOR);
            Instant end =
                    window.plus(Windows.FLOOR).isBefore(time) ? window.plus(Windows.FLOOR) : time;
            double seconds = (end.toEpochMilli() - looked.toEpochMilli()) / 1_000.0;
            personSeconds.merge(window, people * seconds, Double::sum);
            looked = end;
        }
    }

    private void minute(Instant start, List<Outgoing> said) {
        lookUntil(start.plus(Fleet.PAST_STEP));
        inside.put(start, people);
        Map<LineId, Crossing> doors = new HashMap<>();
        for (Outgoing one : said) {
            if (one.message().telemetry() instanceof Crossing crossing) {
                doors.merge(
                        crossing.line(),
                        crossing,
                        (a, b) -> new Crossing(a.line(), a.in() + b.in(), a.out() + b.out(), 0));
            }
        }
        doors.forEach((line, crossing) ->
                footfall.add(
                        new FootfallWindow(
                                store.id(),
                                line,
                                start,
                                crossing.in(),
                                crossing.out(),
                                0,
                                Arrival.of(start))));
    }

    /** The opening times of some of the days; the first is 0. */
    List<TimeRange> openings(int from, int to) {
        Instant begin = FIRST.plusDays(from).atStartOfDay(store.timezone()).toInstant();
        Instant end = FIRST.plusDays(to).atStartOfDay(store.timezone()).toInstant();
        return new OpeningHours(store).touching(new TimeRange(begin, end));
    }

    /** What is learned from the counts of days. */
    MissRates learned(List<TimeRange> openings) {
        List<TimeRange> days =
                openings.stream()
                        .map(open -> new TimeRange(open.from(), open.to().plus(Occupancy.LEAVING)))
                        .toList();
        return LearnedRates.ofDoors(footfall, days, new MissRates.Tracked(Map.of(), 0, 0));
    }

    /** What was counted in a range. */
    List<FootfallWindow> counted(TimeRange range) {
        return footfall.stream().filter(window -> range.contains(window.start())).toList();
    }

    /** What sensors that see all of the floor saw in a range. */
    List<Presence> seen(TimeRange range) {
        return personSeconds.entrySet().stream()
                .filter(window -> range.contains(window.getKey()))
                .map(window -> new Presence(window.getKey(), window.getValue()))
                .toList();
    }

    /** People truly inside at the end of a minute. */
    int inside(Instant minute) {
        return inside.getOrDefault(minute, 0);
    }

    OpeningHours hours() {
        return new OpeningHours(store);
    }
}
