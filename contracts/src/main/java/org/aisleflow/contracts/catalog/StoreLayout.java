package org.aisleflow.contracts.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store's floor as it was from a time on, until the next layout's time.
 *
 * @param validFrom event time from which on it applies, included; null if always
 * @param widthMetres the plan's extent to the right, up to 200 m
 * @param depthMetres the plan's extent upwards, up to 200 m
 * @param zones the parts of the floor that visits are told by
 * @param doors the entrances, with the lines that people cross
 */
public record StoreLayout(
        @Nullable Instant validFrom,
        double widthMetres,
        double depthMetres,
        List<Zone> zones,
        List<Door> doors) {
    /** So many earlier layouts of a store are kept; beyond that the oldest are forgotten. */
    public static final int MOST_EARLIER = 8;

    private static final double LARGEST_METRES = 200;

    /** Checks the extent and that ids are used once. */
    public StoreLayout {
        zones = List.copyOf(zones);
        doors = List.copyOf(doors);
        checkExtent("widthMetres", widthMetres);
        checkExtent("depthMetres", depthMetres);
        Check.distinct("zones of a layout", zones, Zone::id);
        Check.distinct("doors of a layout", doors, Door::id);
    }

    private static void checkExtent(String field, double metres) {
        Check.that(
                metres > 0 && metres <= LARGEST_METRES,
                "%s of a layout is %s, allowed are up to 200 m".formatted(field, metres));
    }

    /** When it begins to apply; the far past if always. */
    public Instant begins() {
        return validFrom == null ? Instant.MIN : validFrom;
    }

    /**
     * What is left of layouts when another one comes that replaces those from its time on.
     *
     * @param known layouts; of two that begin at the same time the later in the list counts
     * @param next when the other one begins
     * @return those before it that differ from the one before them, oldest first, at most {@link
     *     #MOST_EARLIER}
     */
    static List<StoreLayout> before(Instant next, List<StoreLayout> known) {
        NavigableMap<Instant, StoreLayout> byStart = new TreeMap<>();
        known.forEach(layout -> byStart.put(layout.begins(), layout));
        List<StoreLayout> kept = new ArrayList<>();
        for (StoreLayout layout : byStart.headMap(next, false).values()) {
            if (kept.isEmpty() || !kept.getLast().isSameFloor(layout)) {
                kept.add(layout);
            }
        }
        return kept.subList(Math.max(0, kept.size() - MOST_EARLIER), kept.size());
    }

    private boolean isSameFloor(StoreLayout other) {
        return widthMetres == other.widthMetres
                && depthMetres == other.depthMetres
                && zones.equals(other.zones)
                && doors.equals(other.doors);
    }
}
