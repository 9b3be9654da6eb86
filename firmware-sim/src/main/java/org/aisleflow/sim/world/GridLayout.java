package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A supermarket's floor that is drawn by rule: entrance and tills along the front, straight aisles
 * with a cross aisle in their middle, counters and the backroom along the back.
 *
 * @param widthMetres the plan's extent to the right, 20 to 200
 * @param depthMetres the plan's extent upwards, 24 to 200
 * @param aisleZones the zones of the aisles from left to right, of each aisle first the front half,
 *     then the back half; an even number
 * @param backZones the zones along the back wall, from left to right
 * @param lanes tills that are always open
 * @param reserveLanes tills that open when queues are long
 */
record GridLayout(
        double widthMetres,
        double depthMetres,
        List<Named> aisleZones,
        List<Named> backZones,
        int lanes,
        int reserveLanes) {
    private static final double FRONT_METRES = 7;
    private static final double BACK_METRES = 6;
    private static final double ENTRANCE_METRES = 8;
    private static final double BACKROOM_METRES = 8;
    private static final double BACKROOM_DOOR_METRES = 2.4;
    private static final double LANE_METRES = 4;
    private static final double SHELF_METRES = 0.8;
    private static final double BESIDE_WALL_METRES = 0.6;
    private static final double NARROWEST_COUNTER_METRES = 4;
    private static final double GAP_METRES = 1.2;
    private static final double NARROWEST_AISLE_METRES = 3.2;
    private static final double BESIDE_TILLS_METRES = 6;
    private static final double AISLE_DWELL_SECONDS = 10;
    private static final double COUNTER_DWELL_SECONDS = 15;
    private static final double METRES_PER_SENSOR = 10;

    /** Checks that it can be drawn. */
    GridLayout {
        aisleZones = List.copyOf(aisleZones);
        backZones = List.copyOf(backZones);
        double aisle = 2 * widthMetres / Math.max(2, aisleZones.size());
        int most = (int) ((widthMetres - ENTRANCE_METRES - BESIDE_TILLS_METRES) / LANE_METRES);
        Complaints.of("a generated layout")
                .unlessWithin("widthMetres", widthMetres, 20, 200)
                .unlessWithin("depthMetres", depthMetres, 24, 200)
                .when(
                        aisleZones.isEmpty() || aisleZones.size() % 2 != 0,
                        "aisleZones has %d zones, it must have an even number"
                                .formatted(aisleZones.size()))
                .when(backZones.isEmpty(), "backZones has no zones, it must have at least one")
                .when(
                        aisle < NARROWEST_AISLE_METRES,
                        "%d aisles on %s m are %.1f m wide each, allowed are %s m or more"
                                .formatted(
                                        aisleZones.size() / 2,
                                        widthMetres,
                                        aisle,
                                        NARROWEST_AISLE_METRES))
                .when(
                        (widthMetres - BACKROOM_METRES) / Math.max(1, backZones.size())
                                < NARROWEST_COUNTER_METRES,
                        "%d back zones on %s m beside the backroom are narrower than %s m each"
                                .formatted(
                                        backZones.size(),
                                        widthMetres - BACKROOM_METRES,
                                        NARROWEST_COUNTER_METRES))
                .unlessWithin("lanes", lanes, 1, most)
                .unlessWithin("lanes and reserveLanes together", lanes + reserveLanes, 1, most)
                .unlessWithin("reserveLanes", reserveLanes, 0, most)
                .raise();
    }

    /**
     * A zone.
     *
     * @param id its id
     * @param name what people call it
     */
    record Named(String id, String name) {}

    private int aisles() {
        return aisleZones.size() / 2;
    }

    private double aisleMetres() {
        return widthMetres / aisles();
    }

    private double back() {
        return depthMetres - BACK_METRES;
    }

    private double cross() {
        return (FRONT_METRES + back()) / 2;
    }

    private double counterMetres() {
        return (widthMetres - BACKROOM_METRES) / backZones.size();
    }

    /** The fields of a store that it stands for. */
    Map<String, Object> written() {
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("widthMetres", widthMetres);
        store.put("depthMetres", depthMetres);
        store.put("zones", zones());
        store.put("doors", doors());
        store.put("fixtures", fixtures());
        store.put("lanes", tills());
        store.put("backroom", List.of(widthMetres - 4.5, back() + BACK_METRES / 2));
        store.put(
                "sensors",
                Map.of(
                        "columns", (int) Math.ceil(widthMetres / METRES_PER_SENSOR),
                        "rows", (int) Math.ceil(depthMetres / METRES_PER_SENSOR)));
        return store;
    }

    private List<Object> zones() {
        List<Object> zones = new ArrayList<>();
        Named entrance = new Named("entrance", "Entrance");
        Named tills = new Named("tills", "Tills");
        Named backroom = new Named("backroom", "Backroom");
        zones.add(zone(entrance, 0, 0, ENTRANCE_METRES, FRONT_METRES, AISLE_DWELL_SECONDS, false));
        zones.add(zone(tills, ENTRANCE_METRES, 0, widthMetres, FRONT_METRES, 20, false));
        for (int i = 0; i < aisleZones.size(); i++) {
            int aisle = i / 2;
            double left = aisle * aisleMetres();
            boolean front = i % 2 == 0;
            zones.add(
                    zone(
                            aisleZones.get(i),
                            left,
                            front ? FRONT_METRES : cross(),
                            left + aisleMetres(),
                            front ? cross() : back(),
                            AISLE_DWELL_SECONDS,
                            false));
        }
        for (int i = 0; i < backZones.size(); i++) {
            double left = i * counterMetres();
            double right = left + counterMetres();
            zones.add(
                    zone(
                            backZones.get(i),
                            left,
                            back(),
                            right,
                            depthMetres,
                            COUNTER_DWELL_SECONDS,
                            false));
        }
        double left = widthMetres - BACKROOM_METRES;
        zones.add(zone(backroom, left, back(), widthMetres, depthMetres, 60, true));
        return zones;
    }

    private static Map<String, Object> zone(
            Named named,
            double left,
            double bottom,
            double right,
            double top,
            double dwellSeconds,
            boolean staffOnly) {
        return Map.of(
                "id", named.id(),
                "name", named.name(),
                "at", List.of(left, bottom, right, top),
                "dwellSeconds", dwellSeconds,
                "staffOnly", staffOnly);
    }

    private List<Object> doors() {
        return List.of(
                Map.of("id", "door-main", "line", List.of(List.of(5, 0), List.of(3, 0))),
                Map.of(
                        "id",
                        "door-side",
                        "line",
                        List.of(List.of(widthMetres - 2, 0), List.of(widthMetres - 4, 0))));
    }

    private List<Object> fixtures() {
        List<Object> fixtures = new ArrayList<>();
        for (int i = 0; i <= aisles(); i++) {
            double middle = i * aisleMetres();
            double left = Math.max(0, middle - SHELF_METRES / 2);
            left = i == aisles() ? widthMetres - SHELF_METRES : left;
            double right = i == 0 ? SHELF_METRES : Math.min(widthMetres, left + SHELF_METRES);
            double turn = 2 * GAP_METRES;
            fixtures.add(
                    gondola(i, 0, left, right, FRONT_METRES + GAP_METRES, cross() - GAP_METRES));
            fixtures.add(gondola(i, 1, left, right, cross() + GAP_METRES, back() - turn));
        }
        for (int i = 0; i < backZones.size(); i++) {
            double left = i * counterMetres() + SHELF_METRES;
            fixtures.add(
                    fixture(
                            "counter-" + (i + 1),
                            left,
                            depthMetres - SHELF_METRES,
                            left + counterMetres() - 2 * SHELF_METRES - BESIDE_WALL_METRES,
                            depthMetres,
                            Map.of("south", backZones.get(i).id())));
        }
        double wall = widthMetres - BACKROOM_METRES;
        double inside = wall + BACKROOM_DOOR_METRES;
        fixtures.add(
                fixture(
                        "backroom-wall-west",
                        wall - 0.1,
                        back(),
                        wall + 0.1,
                        depthMetres,
                        Map.of()));
        fixtures.add(
                fixture(
                        "backroom-wall-south",
                        inside,
                        back() - 0.1,
                        widthMetres,
                        back() + 0.1,
                        Map.of()));
        return fixtures;
    }

    /** Shelves between two aisles, or at a wall: half 0 is nearer to the front. */
    private Map<String, Object> gondola(
            int number, int half, double left, double right, double bottom, double top) {
        Map<String, String> faces = new LinkedHashMap<>();
        if (number > 0) {
            faces.put("west", aisleZones.get(2 * (number - 1) + half).id());
        }
        if (number < aisles()) {
            faces.put("east", aisleZones.get(2 * number + half).id());
        }
        String id = "gondola-%d-%s".formatted(number, half == 0 ? "front" : "back");
        return fixture(id, left, bottom, right, top, faces);
    }

    private static Map<String, Object> fixture(
            String id, double left, double bottom, double right, double top, Object faces) {
        return Map.of("id", id, "at", List.of(left, bottom, right, top), "faces", faces);
    }

    private List<Object> tills() {
        List<Object> tills = new ArrayList<>();
        for (int i = 0; i < lanes + reserveLanes; i++) {
            double left = ENTRANCE_METRES + 1.5 + i * LANE_METRES;
            tills.add(
                    Map.of(
                            "till", "till-" + (i + 1),
                            "desk", List.of(left, 2, left + 1, 4.4),
                            "pays", List.of(left + 1.7, 2.6),
                            "cashier", List.of(left - 0.5, 2.6),
                            "reserve", i >= lanes));
        }
        return tills;
    }
}
