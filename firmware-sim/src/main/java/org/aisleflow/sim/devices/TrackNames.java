package org.aisleflow.sim.devices;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.sim.world.DeviceFaults;
import org.aisleflow.sim.world.Rectangle;
import org.aisleflow.sim.world.Sighting;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;

/**
 * What the sensors of a shop call the people they follow. They hand people over to each other, so
 * that a person keeps one name; now and then they lose somebody, or take one for the other. Not
 * thread-safe.
 */
final class TrackNames {
    private static final double NEAR_METRES = 0.7;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final DeviceFaults.Overheads faults;
    private final Map<DeviceId, Rectangle> views;
    private final Dice losses;
    private final Dice handOvers;
    private final Dice switches;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, DeviceId> watchers = new HashMap<>();
    private Set<Long> near = new HashSet<>();
    private Instant looked = Instant.MIN;

    TrackNames(DeviceFaults.Overheads faults, Map<DeviceId, Rectangle> views, Dice dice) {
        this.faults = faults;
        this.views = views;
        this.losses = dice.of("losses");
        this.handOvers = dice.of("hand-overs");
        this.switches = dice.of("switches");
    }

    /** Looks at everybody, once in a second however often it is asked. */
    void look(Instant time, World world) {
        if (time.equals(looked)) {
            return;
        }
        looked = time;
        List<Sighting> people = world.people();
        Set<Integer> there = new HashSet<>();
        for (Sighting person : people) {
            there.add(person.person());
            follow(person, time.getEpochSecond());
        }
        names.keySet().retainAll(there);
        watchers.keySet().retainAll(there);
        if (faults.switchShare() > 0) {
            mixUp(people, time.getEpochSecond());
        }
    }

    private void follow(Sighting person, long second) {
        int id = person.person();
        names.putIfAbsent(id, "t" + id);
        DeviceId watcher = watcherOf(person);
        DeviceId before = watcher == null ? watchers.remove(id) : watchers.put(id, watcher);
        boolean handedOver = watcher != null && before != null && !watcher.equals(before);
        boolean lost =
                losses.at(second).at(id).hits(faults.lossesPerHour() / SECONDS_PER_HOUR)
                        || (handedOver
                                && handOvers.at(second).at(id).hits(1 - faults.handOverShare()));
        if (lost) {
            names.put(id, "t%d.%s".formatted(id, Long.toString(second, Character.MAX_RADIX)));
        }
    }

    private @Nullable DeviceId watcherOf(Sighting person) {
        Point place = new Point(person.x(), person.y());
        for (Map.Entry<DeviceId, Rectangle> view : views.entrySet()) {
            if (view.getValue().contains(place)) {
                return view.getKey();
            }
        }
        return null;
    }

    /** When two people meet, the sensor may swap their names. */
    private void mixUp(Collection<Sighting> people, long second) {
        Set<Long> nearNow = new HashSet<>();
        for (Sighting one : people) {
            for (Sighting other : people) {
                if (one.person() < other.person() && areNear(one, other)) {
                    long pair = ((long) one.person() << Integer.SIZE) | other.person();
                    nearNow.add(pair);
                    if (!near.contains(pair)
                            && switches.at(second).at(pair).hits(faults.switchShare())) {
                        String swapped = name(one.person());
                        names.put(one.person(), name(other.person()));
                        names.put(other.person(), swapped);
                    }
                }
            }
        }
        near = nearNow;
    }

    private static boolean areNear(Sighting one, Sighting other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) < NEAR_METRES;
    }

    /** What the sensor in whose part a person is calls them. */
    String name(int person) {
        return names.getOrDefault(person, "t" + person);
    }

    /** What a neighbour calls them who sees them as well, and does not know that. */
    String nameBeyond(int person, DeviceId neighbour) {
        return name(person) + "@" + neighbour;
    }
}
