package org.aisleflow.sim.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * One shop of a scenario.
 *
 * @param id the shop
 * @param name what people call it
 * @param timezone the IANA time zone it lives in
 * @param opens local time it opens, every day
 * @param closes local time it closes, later on the same day
 * @param widthMetres the plan's extent to the right
 * @param depthMetres the plan's extent upwards
 * @param zones the parts of the floor
 * @param doors the entrances
 * @param fixtures what stands on the floor
 * @param lanes the tills
 * @param backroom where staff fetch goods
 * @param habits how shoppers behave
 * @param mishaps what goes wrong
 * @param staff who works there
 * @param purchasing how the shop orders by itself
 * @param transport the trucks that bring goods
 * @param sensors the devices beyond one counter per door, one scale per shelf, one till per lane
 */
public record ShopSpec(
        StoreId id,
        String name,
        java.time.ZoneId timezone,
        LocalTime opens,
        LocalTime closes,
        double widthMetres,
        double depthMetres,
        List<Area> zones,
        List<Door> doors,
        List<Fixture> fixtures,
        List<Lane> lanes,
        Point backroom,
        Habits habits,
        Mishaps mishaps,
        Staff staff,
        OrderingHabits purchasing,
        Transport transport,
        Sensors sensors) {
    /** Checks that the shop opens before it closes and that names fit together. */
    public ShopSpec {
        zones = List.copyOf(zones);
        doors = List.copyOf(doors);
        fixtures = List.copyOf(fixtures);
        lanes = List.copyOf(lanes);
        Set<ZoneId> known = new HashSet<>();
        zones.forEach(zone -> known.add(zone.id()));
        Complaints.of("store " + id)
                .when(!opens.isBefore(closes), "it must open before it closes")
                .when(doors.isEmpty(), "it has no doors")
                .when(lanes.stream().allMatch(Lane::reserve), "it has no lane that is always open")
                .allWithin(Complaints.twice("zone", zones, Area::id))
                .allWithin(Complaints.twice("lane", lanes, Lane::till))
                .allWithin(
                        Complaints.unknown(
                                fixtures,
                                fixture -> known.containsAll(fixture.faces().values()),
                                fixture ->
                                        "fixture %s faces a zone that is not in the list of zones: %s"
                                                .formatted(fixture.id(), fixture.faces())))
                .raise();
    }

    Rectangle plan() {
        return new Rectangle(0, 0, widthMetres, depthMetres);
    }

    /**
     * A zone of the scenario.
     *
     * @param id the zone
     * @param name what people call it
     * @param at where it is
     * @param dwellSeconds a stay of at least this many seconds is a dwell
     * @param staffOnly true if shoppers have no business there
     */
    public record Area(
            ZoneId id, String name, Rectangle at, double dwellSeconds, boolean staffOnly) {
        /**
         * What the catalog says about it: the zone in which shoppers stand who pay is their queue.
         *
         * @param lanes the shop's tills
         * @return the zone
         */
        public Zone zone(List<Lane> lanes) {
            List<DeviceId> tills =
                    lanes.stream()
                            .filter(lane -> at.contains(lane.pays()))
                            .map(Lane::till)
                            .toList();
            return new Zone(id, name, at.corners(), dwellSeconds, staffOnly, tills);
        }
    }

    /**
     * Something that stands on the floor: a shelf, a counter, a wall.
     *
     * @param id its name in this scenario
     * @param at where it stands
     * @param faces the sides that hold goods, each with the zone its goods belong to
     */
    public record Fixture(String id, Rectangle at, Map<Side, ZoneId> faces) {
        /** Takes a copy. */
        public Fixture {
            faces = Map.copyOf(faces);
        }
    }

    /** A side of a fixture, as on a map with north at the top. */
    public enum Side {
        /** Larger y. */
        @JsonProperty("north")
        NORTH,
        /** Larger x. */
        @JsonProperty("east")
        EAST,
        /** Smaller y. */
        @JsonProperty("south")
        SOUTH,
        /** Smaller x. */
        @JsonProperty("west")
        WEST
    }

    /**
     * A till with its queue, which grows upwards on the plan.
     *
     * @param till the till's device
     * @param desk where it stands
     * @param pays where the shopper who pays stands
     * @param cashier where the cashier stands
     * @param reserve true if it is used only when the others have long queues
     */
    public record Lane(DeviceId till, Rectangle desk, Point pays, Point cashier, boolean reserve) {}

    /**
     * The devices that are chosen freely.
     *
     * @param columns overhead position sensors from left to right
     * @param rows overhead position sensors from bottom to top
     * @param scales the most shelves that have a scale, those of the products that sell fastest
     * @param loggers temperature loggers
     */
    public record Sensors(int columns, int rows, int scales, List<Logger> loggers) {
        /** Takes a copy. */
        public Sensors {
            loggers = List.copyOf(loggers);
            Complaints.of("sensors")
                    .unlessWithin("columns", columns, 1, 100)
                    .unlessWithin("rows", rows, 1, 100)
                    .unlessWithin("scales", scales, 0, 100_000)
                    .raise();
        }
    }

    /**
     * A temperature logger in a cabinet.
     *
     * @param id the device
     * @param zone where the cabinet stands
     * @param celsius the cabinet's set temperature
     * @param minCelsius the lowest temperature allowed
     * @param maxCelsius the highest temperature allowed
     * @param allowanceSeconds how long it may be outside before it is an excursion
     * @param defrostHours hours between two defrosts
     * @param doorLeftOpenPerDay how often a day somebody leaves its door open, on average
     */
    public record Logger(
            DeviceId id,
            ZoneId zone,
            double celsius,
            double minCelsius,
            double maxCelsius,
            double allowanceSeconds,
            double defrostHours,
            double doorLeftOpenPerDay) {}
}
