package org.aisleflow.streams.stock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says about a product in a store.
 *
 * @param product its entry, or null if it has none
 * @param shelves where it lies, perhaps nowhere
 * @param zone the time zone of the store's days
 */
public record Place(@Nullable Product product, List<Shelf> shelves, ZoneId zone) {
    /** Takes a copy. */
    public Place {
        shelves = List.copyOf(shelves);
    }

    /** Units that fit on its shelves; without bounds if it has none. */
    double capacity() {
        return shelves.isEmpty()
                ? Double.POSITIVE_INFINITY
                : shelves.stream().mapToDouble(Shelf::capacity).sum();
    }

    long dayOf(long time) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate().toEpochDay();
    }
}
