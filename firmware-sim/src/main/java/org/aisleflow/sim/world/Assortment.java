package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;

/** The products of a shop, found by what they are, where they lie and what they cost on a day. */
final class Assortment {
    private final List<Goods> all;
    private final Map<Sku, Goods> bySku = new HashMap<>();
    private final Map<ZoneId, List<Goods>> byZone = new HashMap<>();
    private final Map<SupplierId, List<Goods>> bySupplier = new HashMap<>();
    private final Map<Sku, List<Promotion>> promotions = new HashMap<>();

    Assortment(List<Goods> all, List<Promotion> promotions) {
        this.all = all;
        for (Goods goods : all) {
            bySku.put(goods.sku(), goods);
            byZone.computeIfAbsent(goods.zone(), _ -> new ArrayList<>()).add(goods);
            bySupplier.computeIfAbsent(goods.supplier(), _ -> new ArrayList<>()).add(goods);
        }
        for (Promotion promotion : promotions) {
            this.promotions.computeIfAbsent(promotion.sku(), _ -> new ArrayList<>()).add(promotion);
        }
    }

    List<Goods> all() {
        return all;
    }

    boolean has(Sku sku) {
        return bySku.containsKey(sku);
    }

    Goods of(Sku sku) {
        Goods goods = bySku.get(sku);
        if (goods == null) {
            throw new IllegalArgumentException("the shop does not sell " + sku);
        }
        return goods;
    }

    /** What can take the place of a product: the others of its zone. */
    List<Goods> besides(Sku sku) {
        return byZone.getOrDefault(of(sku).zone(), List.of()).stream()
                .filter(goods -> !goods.sku().equals(sku))
                .toList();
    }

    List<Goods> of(SupplierId supplier) {
        return bySupplier.getOrDefault(supplier, List.of());
    }

    List<Goods> in(ZoneId zone) {
        return byZone.getOrDefault(zone, List.of());
    }

    /** Units wanted on an average day of this kind: a promotion multiplies them. */
    double perDay(Goods goods, LocalDate date) {
        double factor = 1;
        for (Promotion promotion : promotions.getOrDefault(goods.sku(), List.of())) {
            factor *= promotion.isOn(date) ? promotion.uplift() : 1;
        }
        return goods.perDay() * factor;
    }

    /** What one unit costs on a day: the least of the regular price and the promotions'. */
    double price(Sku sku, LocalDate date) {
        double price = of(sku).price();
        for (Promotion promotion : promotions.getOrDefault(sku, List.of())) {
            price = promotion.isOn(date) ? Math.min(price, promotion.price()) : price;
        }
        return price;
    }
}
