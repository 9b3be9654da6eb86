package org.aisleflow.sim.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.Sku;

/** Every unit of every product, wherever it is. */
final class Stock {
    private final Map<Sku, Holding> holdings = new LinkedHashMap<>();

    Stock(List<Goods> products) {
        products.forEach(goods -> holdings.put(goods.sku(), new Holding(goods)));
    }

    Holding of(Sku sku) {
        Holding holding = holdings.get(sku);
        if (holding == null) {
            throw new IllegalArgumentException("the shop does not sell " + sku);
        }
        return holding;
    }
}
