package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;

/** Where everything is and how to get there. Not thread-safe (ways are remembered). */
final class Floor {
    /** The clearances that people keep to fixtures, in metres; each person keeps to one. */
    static final List<Double> CLEARANCES = List.of(0.45, 0.7, 0.95);

    /** How far from a shelf a shopper stands, in metres. */
    static final double STAND_METRES = 0.6;

    private static final double APPROACH_METRES = 1.0;
    private static final double QUEUE_ENTRY_METRES = 3.4;
    private static final double BESIDE_METRES = 0.4;
    private static final double INSIDE_METRES = 0.5;
    private static final double TURN_METRES = 2.5;

    private final Rectangle plan;
    private final List<Rectangle> obstacles;
    private final List<Paths> paths;
    private final List<Spot> spots = new ArrayList<>();
    private final Map<Sku, Spot> shelves = new LinkedHashMap<>();
    private final Map<LineId, Spot> doors = new LinkedHashMap<>();
    private final Map<LineId, Spot> turns = new LinkedHashMap<>();
    private final Map<DeviceId, Spot> queues = new LinkedHashMap<>();
    private final Map<DeviceId, Spot> tills = new LinkedHashMap<>();
    private final Spot backroom;

    Floor(ShopSpec shop, List<Goods> products) {
        this.plan = shop.plan();
        this.obstacles = obstacles(shop);
        this.paths = CLEARANCES.stream().map(metres -> new Paths(plan, obstacles, metres)).toList();
        for (Planogram.Placed placed : Planogram.place(shop, products)) {
            Point stand = placed.outward(STAND_METRES);
            Spot spot = add(placed.shelf().id().value(), stand, placed.outward(APPROACH_METRES));
            shelves.put(placed.shelf().sku(), spot);
        }
        for (Door door : shop.doors()) {
            Point inside = inside(door, INSIDE_METRES);
            doors.put(door.id(), add(door.id().value(), inside, inside));
            Point turn = inside(door, TURN_METRES);
            turns.put(door.id(), add("the floor behind " + door.id(), turn, turn));
        }
        for (ShopSpec.Lane lane : shop.lanes()) {
            Point entry = new Point(lane.pays().x(), lane.pays().y() + QUEUE_ENTRY_METRES);
            queues.put(lane.till(), add("the queue of " + lane.till(), entry, entry));
            Point beside = new Point(lane.pays().x() + BESIDE_METRES, lane.pays().y());
            tills.put(lane.till(), add(lane.till().value(), lane.pays(), beside));
        }
        this.backroom = add("the backroom", shop.backroom(), shop.backroom());
    }

    private static List<Rectangle> obstacles(ShopSpec shop) {
        List<Rectangle> standing = new ArrayList<>();
        shop.fixtures().forEach(fixture -> standing.add(fixture.at()));
        shop.lanes().forEach(lane -> standing.add(lane.desk()));
        return List.copyOf(standing);
    }

    private Spot add(String name, Point stand, Point approach) {
        Spot spot = new Spot(spots.size(), name, stand, approach);
        boolean free =
                plan.contains(approach) && paths.stream().allMatch(way -> way.isFree(approach));
        if (!free) {
            throw new IllegalArgumentException(
                    "nobody can get to %s: at (%.2f, %.2f) there is less than %.2f m to a fixture"
                            .formatted(name, approach.x(), approach.y(), CLEARANCES.getLast()));
        }
        spots.add(spot);
        return spot;
    }

    /** A place behind the middle of the door's line, on the side that is in. */
    private static Point inside(Door door, double behindMetres) {
        Point first = door.line().get(0);
        Point second = door.line().get(1);
        double metres = Path.metres(first, second);
        double inX = (second.y() - first.y()) / metres;
        double inY = -(second.x() - first.x()) / metres;
        return new Point(
                (first.x() + second.x()) / 2 + inX * behindMetres,
                (first.y() + second.y()) / 2 + inY * behindMetres);
    }

    Rectangle plan() {
        return plan;
    }

    List<Rectangle> obstacles() {
        return obstacles;
    }

    Spot shelf(Sku sku) {
        return known(shelves, sku);
    }

    Spot door(LineId door) {
        return known(doors, door);
    }

    /** Where people notice that they are in the wrong shop. */
    Spot turn(LineId door) {
        return known(turns, door);
    }

    /** Where the shopper stands who pays. */
    Spot till(DeviceId till) {
        return known(tills, till);
    }

    Spot queue(DeviceId till) {
        return known(queues, till);
    }

    Spot backroom() {
        return backroom;
    }

    /** The way that people who keep the given clearance (an index of CLEARANCES) take. */
    Path path(Spot from, Spot to, int clearance) {
        return paths.get(clearance).between(from, to);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the floor has no " + key);
        }
        return value;
    }
}
