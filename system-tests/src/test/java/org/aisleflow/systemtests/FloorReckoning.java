package org.aisleflow.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.telemetry.Positions;

/**
 * Heat and zone numbers worked out the slow and plain way from all positions at once, by the words
 * of the contract and the definitions and without a line of the software under test.
 */
final class FloorReckoning {
    private static final double CELL_METRES = 0.5;
    private static final double LONGEST_STEP_SECONDS = 5;
    private static final long WINDOW_SECONDS = 300;

    private final List<Seen> seen = new ArrayList<>();

    /** One sighting. */
    private record Seen(String track, Instant time, double x, double y, boolean staff) {}

    /** What is expected of one zone. */
    record ZoneNumbers(long entries, long uniqueVisits, long dwells, double dwellSeconds) {}

    void add(Instant time, Positions frame) {
        for (Positions.Track track : frame.tracks()) {
            seen.add(new Seen(track.id(), time, track.x(), track.y(), track.staff()));
        }
    }

    /** Distinct tracks per cell and five-minute window, added up over the windows; row-major. */
    double[] visits(int columns, int rows) {
        double[] grid = new double[columns * rows];
        Set<String> counted = new HashSet<>();
        shoppers()
                .values()
                .forEach(track ->
                        track.forEach(sighting -> {
                            long window =
                                    Math.floorDiv(sighting.time().getEpochSecond(), WINDOW_SECONDS);
                            int cell = cell(sighting, columns);
                            if (counted.add(sighting.track() + "/" + cell + "/" + window)) {
                                grid[cell]++;
                            }
                        }));
        return grid;
    }

    /** Person-seconds per cell; row-major. */
    double[] seconds(int columns, int rows) {
        double[] grid = new double[columns * rows];
        for (List<Seen> track : shoppers().values()) {
            for (int i = 0; i + 1 < track.size(); i++) {
                double step = secondsBetween(track.get(i), track.get(i + 1));
                grid[cell(track.get(i), columns)] += Math.min(step, LONGEST_STEP_SECONDS);
            }
        }
        return grid;
    }

    ZoneNumbers zone(Zone zone) {
        long entries = 0;
        long unique = 0;
        long dwells = 0;
        double dwellSeconds = 0;
        for (List<Seen> track : shoppers().values()) {
            boolean visited = false;
            for (int i = 0; i < track.size(); i++) {
                if (!isIn(zone, track.get(i))) {
                    continue;
                }
                int last = i;
                while (last + 1 < track.size() && isIn(zone, track.get(last + 1))) {
                    last++;
                }
                double stay = secondsBetween(track.get(i), track.get(last));
                entries++;
                if (stay >= zone.dwellSeconds()) {
                    dwells++;
                    dwellSeconds += stay;
                }
                visited = true;
                i = last;
            }
            unique += visited ? 1 : 0;
        }
        return new ZoneNumbers(entries, unique, dwells, dwellSeconds);
    }

    private Map<String, List<Seen>> shoppers() {
        Map<String, List<Seen>> tracks = new TreeMap<>();
        Map<String, Boolean> staff = new HashMap<>();
        seen.forEach(sighting -> {
            tracks.computeIfAbsent(sighting.track(), _ -> new ArrayList<>()).add(sighting);
            staff.merge(sighting.track(), sighting.staff(), Boolean::logicalOr);
        });
        tracks.keySet().removeIf(track -> Boolean.TRUE.equals(staff.get(track)));
        tracks.values().forEach(track -> track.sort(Comparator.comparing(Seen::time)));
        return tracks;
    }

    private static int cell(Seen sighting, int columns) {
        return (int) Math.floor(sighting.y() / CELL_METRES) * columns
                + (int) Math.floor(sighting.x() / CELL_METRES);
    }

    private static double secondsBetween(Seen first, Seen second) {
        return Duration.between(first.time(), second.time()).toMillis() / 1000.0;
    }

    /** The zones of these tests are rectangles. */
    private static boolean isIn(Zone zone, Seen sighting) {
        double left = zone.polygon().stream().mapToDouble(Point::x).min().orElseThrow();
        double right = zone.polygon().stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom = zone.polygon().stream().mapToDouble(Point::y).min().orElseThrow();
        double top = zone.polygon().stream().mapToDouble(Point::y).max().orElseThrow();
        return sighting.x() > left
                && sighting.x() < right
                && sighting.y() > bottom
                && sighting.y() < top;
    }
}
