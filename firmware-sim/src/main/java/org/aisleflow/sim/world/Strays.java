package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.Sku;

/** Units that lie on the shelf of another product, until somebody tidies up. */
final class Strays {
    private final Map<Sku, List<Goods>> byShelf = new HashMap<>();

    void put(Goods goods, Sku onShelfOf) {
        byShelf.computeIfAbsent(onShelfOf, _ -> new ArrayList<>()).add(goods);
    }

    /** Takes away what does not belong on a shelf: one entry per unit. */
    List<Goods> takeFrom(Sku shelfOf) {
        List<Goods> there = byShelf.remove(shelfOf);
        return there == null ? List.of() : there;
    }

    /** What they weigh together on one shelf, in grams. */
    double grams(Sku shelfOf) {
        return byShelf.getOrDefault(shelfOf, List.of()).stream()
                .mapToDouble(Goods::unitGrams)
                .sum();
    }
}
