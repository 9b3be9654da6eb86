package org.aisleflow.streams.floor;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.StoreLayout;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A store's floor over time: every sighting belongs to the layout of its own event time, however
 * late it comes. Of the time before the oldest layout that is kept nothing else is known, so that
 * one applies. Not thread-safe.
 */
public final class LayoutHistory {
    private final NavigableMap<Long, Known> layouts = new TreeMap<>();
    private final long latestFrom;
    private final Known latest;
    private final Views views;

    /**
     * Takes all layouts.
     *
     * @param store the catalog's entry
     */
    public LayoutHistory(Store store) {
        for (StoreLayout layout : store.layouts()) {
            layouts.put(Views.startOf(layout), new Known(layout));
        }
        latestFrom = layouts.lastKey();
        latest = layouts.lastEntry().getValue();
        views = new Views(store);
    }

    /** The layout at a time, in milliseconds since 1970. */
    Layout at(long time) {
        if (time >= latestFrom) {
            return latest.prepared();
        }
        var layout = layouts.floorEntry(time);
        return (layout == null ? layouts.firstEntry() : layout).getValue().prepared();
    }

    /** Somebody seen by a sensor; they are taken to have been there until more is known. */
    Sighting sighting(long time, double x, double y, char sensor) {
        Layout layout = at(time);
        // Minus zero is zero: what is known must be the same whether it was stored meanwhile or
        // not.
        Place place = new Place(x + 0.0, y + 0.0, layout.zonesAt(x, y));
        return new Sighting(
                time, x, y, layout.cellOf(x, y), sensor, views.errorOf(sensor), place, false);
    }

    /** Columns of the grid of a window of the floor: those of the widest layout in it. */
    int columns(long window) {
        return Math.max(at(window).columns(), at(lastOf(window)).columns());
    }

    /** Rows of the grid of a window of the floor: those of the deepest layout in it. */
    int rows(long window) {
        return Math.max(at(window).rows(), at(lastOf(window)).rows());
    }

    /** The zone in which people wait for a till at a time; null if there is none. */
    @Nullable ZoneId queueOf(DeviceId till, long time) {
        return at(time).queueOf(till);
    }

    Views views() {
        return views;
    }

    private static long lastOf(long window) {
        return window + Windows.FLOOR.toMillis() - 1;
    }

    /** A layout that is prepared when it is needed: earlier ones hardly ever are. */
    private static final class Known {
        private final StoreLayout layout;
        private @Nullable Layout prepared;

        Known(StoreLayout layout) {
            this.layout = layout;
        }

        Layout prepared() {
            Layout known = prepared;
            if (known == null) {
                known = new Layout(layout);
                prepared = known;
            }
            return known;
        }
    }
}
