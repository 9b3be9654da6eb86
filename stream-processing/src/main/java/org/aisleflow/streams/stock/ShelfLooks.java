package org.aisleflow.streams.stock;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.catalog.Product;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.ids.ShelfId;
import org.jspecify.annotations.Nullable;

/** What scales and people saw on a product's shelves: the newest look at each. */
final class ShelfLooks {
    private static final long SCALE_HOLDS_MILLIS = Duration.ofHours(4).toMillis();
    private static final long COUNT_HOLDS_MILLIS = Duration.ofHours(24).toMillis();
    private static final long LONGEST_SHOPPING_MILLIS = Duration.ofMinutes(20).toMillis();
    private static final double SCALE_NOISE_GRAMS = 5;

    /** The variance of rounding to whole units: products are not all of the same weight. */
    private static final double ROUNDING_VARIANCE = 1.0 / 12;

    final Map<ShelfId, Look> newest = new TreeMap<>();

    /** Takes a look; returns whether it is the newest at its shelf. */
    boolean add(ShelfId shelf, Look look) {
        Look before = newest.get(shelf);
        if (before == null || look.replaces(before)) {
            newest.put(shelf, look);
            return true;
        }
        return false;
    }

    /**
     * Units on the shelves: per shelf the count, or (grams − tareGrams) / unitGrams, less what was
     * taken since. Its variance: 1/12 + (5 g / unitGrams)² for a scale, none for a count, and that
     * of what was taken, which a shelf that has next to nothing cannot give any more. A scale's
     * look holds 4 h, a count 24 h or until goods come.
     *
     * @return null if not every shelf has a look that holds
     */
    @Nullable Estimate onShelf(Place place, Movements movements, long now, long lastDelivery) {
        List<ShelfId> shelves = shelves(place);
        if (shelves.isEmpty()) {
            return null;
        }
        double units = 0;
        double variance = 0;
        long oldest = Long.MAX_VALUE;
        for (ShelfId shelf : shelves) {
            Look look = newest.get(shelf);
            if (look == null || !holds(look, now, lastDelivery)) {
                return null;
            }
            Estimate seen = seen(look, shelf, place);
            if (seen == null) {
                return null;
            }
            units += seen.mean();
            variance += seen.sd() * seen.sd();
            oldest = Math.min(oldest, look.time());
        }
        Estimate taken = movements.takenSince(oldest, LONGEST_SHOPPING_MILLIS);
        double mostVariance = units * units / 4;
        double takenVariance = Math.min(taken.sd() * taken.sd(), mostVariance);
        return new Estimate(units - taken.mean(), Math.sqrt(variance + takenVariance));
    }

    /** Without shelves in the catalog: those at which somebody counted the product. */
    private List<ShelfId> shelves(Place place) {
        return place.shelves().isEmpty()
                ? List.copyOf(newest.keySet())
                : place.shelves().stream().map(Shelf::id).toList();
    }

    private static boolean holds(Look look, long now, long lastDelivery) {
        long age = now - look.time();
        return look.isCount()
                ? age <= COUNT_HOLDS_MILLIS && look.time() >= lastDelivery
                : age <= SCALE_HOLDS_MILLIS;
    }

    private static @Nullable Estimate seen(Look look, ShelfId id, Place place) {
        if (look.isCount()) {
            return new Estimate(look.value(), 0);
        }
        Product product = place.product();
        for (Shelf shelf : place.shelves()) {
            if (product != null && shelf.id().equals(id)) {
                double noise = SCALE_NOISE_GRAMS / product.unitGrams();
                double units = (look.value() - shelf.tareGrams()) / product.unitGrams();
                return new Estimate(units, Math.sqrt(ROUNDING_VARIANCE + noise * noise));
            }
        }
        return null;
    }
}
