package org.aisleflow.systemtests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.Sighting;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;

/**
 * What truly happens on a floor, looked at once a second as the sensors do, by the definitions of
 * the score.
 */
final class TrueFloor {
    private final World world;
    private final Map<Integer, Visit> there = new HashMap<>();
    private final Map<Integer, Integer> groups = new HashMap<>();
    private final Set<Integer> staff = new HashSet<>();
    private final FloorNumbers numbers;
    private final Set<Integer> units = new HashSet<>();

    /** Begins to look at a world that has not advanced yet. */
    TrueFloor(World world) {
        this(world, new FloorNumbers());
    }

    /** The same, adding to numbers. */
    TrueFloor(World world, FloorNumbers numbers) {
        this.world = world;
        this.numbers = numbers;
        world.observe(happening -> {
            switch (happening) {
                case Happening.CameToWork came -> staff.add(came.person());
                case Happening.Entered entered -> groups.put(entered.person(), entered.group());
                default -> {}
            }
        });
    }

    /**
     * A stay.
     *
     * @param zone the zone
     * @param dwellSeconds a stay of so long is a dwell
     * @param from the first second in it, in milliseconds since 1970
     * @param to the last second in it, in milliseconds since 1970
     */
    record Stay(String zone, double dwellSeconds, long from, long to) {}

    /** Somebody's way through the zones. */
    static final class Visit {
        private final List<Stay> stays = new ArrayList<>();
        private ShopSpec.@Nullable Area zone;

        List<Stay> stays() {
            return stays;
        }

        private void see(Point place, long now, List<ShopSpec.Area> zones) {
            ShopSpec.Area before = zone;
            if (before == null || !before.at().contains(place)) {
                zone =
                        zones.stream()
                                .filter(area -> area.at().contains(place))
                                .findFirst()
                                .orElse(null);
            }
            ShopSpec.Area in = zone;
            if (in == null) {
                return;
            }
            boolean goesOn = Objects.equals(in, before);
            long from = goesOn ? stays.removeLast().from() : now;
            stays.add(new Stay(in.id().value(), in.dwellSeconds(), from, now));
        }
    }

    /** Lets time pass without looking. */
    void skipTo(Instant time) {
        world.advanceTo(time);
    }

    /** Looks at everybody. */
    void second() {
        long now = world.now().toEpochMilli();
        Set<Integer> seen = new HashSet<>();
        for (Sighting person : world.people()) {
            seen.add(person.person());
            there.computeIfAbsent(person.person(), this::comes)
                    .see(new Point(person.x(), person.y()), now, world.shop().zones());
        }
        for (Iterator<Map.Entry<Integer, Visit>> all = there.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Integer, Visit> one = all.next();
            if (!seen.contains(one.getKey())) {
                goes(one.getKey(), one.getValue());
                all.remove();
            }
        }
    }

    /** All numbers, those included of people who are still there. */
    FloorNumbers numbers() {
        there.forEach(this::goes);
        there.clear();
        return numbers;
    }

    private Visit comes(int person) {
        if (staff.contains(person)) {
            numbers.addStaff(world.now().toEpochMilli());
        } else if (units.add(groups.getOrDefault(person, person))) {
            numbers.addBuyingUnit();
        }
        return new Visit();
    }

    private void goes(int person, Visit visit) {
        if (!staff.contains(person)) {
            numbers.add(visit);
        }
    }
}
