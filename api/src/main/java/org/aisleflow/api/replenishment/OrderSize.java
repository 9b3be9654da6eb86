package org.aisleflow.api.replenishment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aisleflow.contracts.catalog.Product;
import org.jspecify.annotations.Nullable;

/**
 * How much to order for a shortfall: at least the minimum order, once; then rounded up to whole
 * packs; then at most what there is room for, in whole packs, but never less than the supplier
 * delivers.
 *
 * @param quantity units
 * @param packs whole packs
 * @param rounding what was done, in a sentence
 */
record OrderSize(int quantity, int packs, String rounding) {
    /** Of the shelf's capacity, the share that also fits in the backroom. */
    static final double BACKROOM = 1;

    /**
     * @param shortfall units wanted, above 0
     * @param room units that there will be room for; null if not known
     */
    static OrderSize of(double shortfall, Product product, @Nullable Double room) {
        List<String> steps = new ArrayList<>();
        steps.add(String.format(Locale.ROOT, "%.1f units are wanted", shortfall));
        int pack = product.pack();
        int wanted = (int) Math.ceil(shortfall);
        int least = Math.max(wanted, product.minimumOrder());
        if (least > wanted) {
            steps.add("raised to the minimum order of " + least);
        }
        int packs = Math.ceilDiv(least, pack);
        if (packs * pack != least || pack > 1) {
            steps.add("rounded up to %d packs of %d".formatted(packs, pack));
        }
        int leastPacks = Math.max(1, Math.ceilDiv(product.minimumOrder(), pack));
        if (room != null && packs * pack > room && packs > leastPacks) {
            packs = Math.max(leastPacks, (int) Math.floor(Math.max(0, room) / pack));
            steps.add("cut to %d packs, as there is room for %.0f".formatted(packs, room));
        }
        if (room != null && packs * pack > room) {
            steps.add("which is more than there is room for, but the least that is delivered");
        }
        return new OrderSize(packs * pack, packs, String.join(", ", steps) + ".");
    }
}
