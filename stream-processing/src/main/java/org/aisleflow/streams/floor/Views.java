package org.aisleflow.streams.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.StoreLayout;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * What a store's sensors can see, and where people come and go, as the catalog says. Doors are
 * those of the layout of the time in question; what sensors see is only known as it is now.
 */
final class Views {
    /** Sensors whose views share less are neighbours, and see nobody twice. */
    private static final double LEAST_SHARED_SQUARE_METRES = 1;

    /** Places are only so exact. */
    private static final double ERROR_METRES = 0.5;

    private static final double ERRORS_BESIDE = 3;

    private static final double AT_DOOR_METRES = 2;
    private static final int CODES = 1 << 16;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Map<Character, Geometry> views = new HashMap<>();
    private final Map<Character, Double> errors = new HashMap<>();
    private final Map<Character, Double> swaps = new HashMap<>();
    private final Map<Long, Shared> shared = new HashMap<>();
    private final NavigableMap<Long, List<Coordinate[]>> doors = new TreeMap<>();
    private final boolean tellBadges;

    Views(Store store) {
        for (Device device : store.devices()) {
            List<Point> covers = device.covers();
            Double accuracy = device.accuracyMetres();
            if (device.kind() == Kind.POSITIONS && accuracy != null) {
                errors.put(codeOf(device.id()), accuracy);
            }
            Double share = device.idSwapShare();
            if (device.kind() == Kind.POSITIONS && share != null && share > 0) {
                swaps.put(codeOf(device.id()), share);
            }
            if (device.kind() == Kind.POSITIONS && covers != null && covers.size() >= 3) {
                views.put(codeOf(device.id()), polygon(covers));
            }
        }
        tellBadges = areSureOfBadges(store.devices());
        for (StoreLayout layout : store.layouts()) {
            doors.put(startOf(layout), layout.doors().stream().map(Views::line).toList());
        }
    }

    private static boolean areSureOfBadges(List<Device> devices) {
        return devices.stream()
                .filter(device -> device.kind() == Kind.POSITIONS)
                .allMatch(device -> Boolean.TRUE.equals(device.tellsBadges()));
    }

    /** When a layout begins to apply, in milliseconds since 1970. */
    static long startOf(StoreLayout layout) {
        Instant from = layout.validFrom();
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    /** A short name of a sensor, the same on every machine; hardly ever the same for two. */
    static char codeOf(DeviceId sensor) {
        return (char) Math.floorMod(sensor.value().hashCode(), CODES);
    }

    /** The standard error of the places that a sensor sees, in metres; 0 if they are exact. */
    double errorOf(char sensor) {
        return errors.getOrDefault(sensor, 0.0);
    }

    /** Whether any sensor takes people for each other. */
    boolean swapIds() {
        return !swaps.isEmpty();
    }

    /** After which share of the encounters a sensor takes people for each other. */
    double swapShareOf(char sensor) {
        return swaps.getOrDefault(sensor, 0.0);
    }

    /** That of the least exact sensor. */
    double greatestError() {
        return errors.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /**
     * Whether it is known where people can come into sight and leave it: only then can a trail that
     * ends anywhere else be said to be lost.
     *
     * @param time when, in milliseconds since 1970
     */
    boolean tellWherePeopleVanish(long time) {
        return !views.isEmpty() && !doorsAt(time).isEmpty();
    }

    /**
     * Whether all sensors tell of everybody whether they wear a badge, and somebody who is gone can
     * be looked for under another id.
     *
     * @param time when, in milliseconds since 1970
     */
    boolean tellBadges(long time) {
        return tellBadges && tellWherePeopleVanish(time);
    }

    /** Whether somebody is at a door of that time. */
    boolean isAtDoor(Sighting seen) {
        Coordinate place = new Coordinate(seen.x(), seen.y());
        for (Coordinate[] door : doorsAt(seen.time())) {
            if (Distance.pointToSegment(place, door[0], door[1]) <= AT_DOOR_METRES) {
                return true;
            }
        }
        return false;
    }

    /** Where somebody is at a door: at most 2 m from its line. */
    static ZoneShape aroundDoor(Door door) {
        Geometry line = GEOMETRY.createLineString(line(door));
        List<Point> corners = new ArrayList<>();
        for (Coordinate corner : line.buffer(AT_DOOR_METRES).getCoordinates()) {
            corners.add(new Point(corner.x, corner.y));
        }
        return new ZoneShape(corners);
    }

    /** Whether two sensors both see a place. */
    boolean bothSee(char one, char other, double x, double y) {
        if (one == other || views.size() < 2) {
            return false;
        }
        long pair = (long) Math.min(one, other) * CODES + Math.max(one, other);
        Shared area = shared.computeIfAbsent(pair, _ -> shared(one, other));
        IndexedPointInAreaLocator locator = area.locator();
        return locator != null && locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
    }

    private List<Coordinate[]> doorsAt(long time) {
        var known = doors.floorEntry(time);
        return (known == null ? doors.firstEntry() : known).getValue();
    }

    private static Coordinate[] line(Door door) {
        return door.line().stream()
                .map(end -> new Coordinate(end.x(), end.y()))
                .toArray(Coordinate[]::new);
    }

    private Shared shared(char one, char other) {
        Geometry a = views.get(one);
        Geometry b = views.get(other);
        if (a == null || b == null) {
            return new Shared(null);
        }
        Geometry both = a.intersection(b);
        return new Shared(
                both.getArea() < LEAST_SHARED_SQUARE_METRES
                        ? null
                        : new IndexedPointInAreaLocator(both.buffer(beside(one, other))));
    }

    /** How far beside what both see a place that both see may be reported. */
    private double beside(char one, char other) {
        return Math.max(ERROR_METRES, ERRORS_BESIDE * Math.max(errorOf(one), errorOf(other)));
    }

    private static Geometry polygon(List<Point> corners) {
        List<Coordinate> ring = new ArrayList<>();
        corners.forEach(corner -> ring.add(new Coordinate(corner.x(), corner.y())));
        if (!ring.getFirst().equals2D(ring.getLast())) {
            ring.add(ring.getFirst());
        }
        return GeometryFixer.fix(GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new)));
    }

    /**
     * Where two sensors see the same.
     *
     * @param locator null if they do nowhere
     */
    private record Shared(@Nullable IndexedPointInAreaLocator locator) {}
}
