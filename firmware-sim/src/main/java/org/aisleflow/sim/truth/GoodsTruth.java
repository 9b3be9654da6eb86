package org.aisleflow.sim.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.StockAccount;
import org.aisleflow.sim.world.World;

/**
 * {@code shopping} (wants, picks, substitutions, lost sales), {@code stock} (every change, with its
 * cause), {@code losses} (stolen, broken, expired, written off) and {@code orders} (ordered,
 * delivered).
 */
final class GoodsTruth {
    static final String SHOPPING = "shopping";
    static final String STOCK = "stock";
    static final String LOSSES = "losses";
    static final String ORDERS = "orders";

    private final ShopLedgers shop;
    private final World world;

    GoodsTruth(ShopLedgers shop, World world) {
        this.shop = shop;
        this.world = world;
    }

    void write(Happening happening) {
        switch (happening) {
            case Happening.Entered entered -> {
                for (Happening.Line want : entered.wants()) {
                    shopping(entered, "want", entered.person(), want.sku(), want.units());
                }
            }
            case Happening.Picked picked -> picked(picked);
            case Happening.LostSale lost ->
                    shopping(lost, "lost", lost.person(), lost.sku(), lost.units());
            case Happening.Paid paid ->
                    paid.lines().forEach(line -> stock(paid, "sold", line.sku()));
            case Happening.Stolen stolen -> lost(stolen, "stolen", stolen.sku(), stolen.units());
            case Happening.Broken broken -> lost(broken, "broken", broken.sku(), broken.units());
            case Happening.Searched searched ->
                    shopping(
                            searched,
                            "search",
                            searched.person(),
                            searched.sku(),
                            searched.units());
            case Happening.Expired thrown -> lost(thrown, "expired", thrown.sku(), thrown.units());
            case Happening.WrittenOff thrown ->
                    lost(thrown, "writtenOff", thrown.sku(), thrown.units());
            case Happening.Misplaced misplaced -> stock(misplaced, "misplaced", misplaced.sku());
            case Happening.Found found -> stock(found, "found", found.sku());
            case Happening.PutAway putAway -> stock(putAway, "putAway", putAway.sku());
            case Happening.Carried carried -> stock(carried, "carried", carried.sku());
            case Happening.Refilled filled -> stock(filled, "refilled", filled.sku());
            case Happening.Ordered ordered -> ordered(ordered);
            case Happening.Delivered delivered -> delivered(delivered);
            case Happening.Counted counted -> stock(counted, "counted", counted.sku());
            default -> {}
        }
    }

    private void picked(Happening.Picked picked) {
        boolean wanted = picked.sku().equals(picked.insteadOf());
        ObjectNode line =
                shop.line(picked)
                        .put("what", wanted ? "pick" : "substitute")
                        .put("person", picked.person())
                        .put("sku", picked.sku().value())
                        .put("units", picked.units());
        if (!wanted) {
            line.put("insteadOf", picked.insteadOf().value());
        }
        shop.write(SHOPPING, line);
        stock(picked, "picked", picked.sku());
    }

    private void shopping(Happening happening, String what, int person, Sku sku, int units) {
        shop.write(
                SHOPPING,
                shop.line(happening)
                        .put("what", what)
                        .put("person", person)
                        .put("sku", sku.value())
                        .put("units", units));
    }

    private void lost(Happening happening, String what, Sku sku, int units) {
        shop.write(
                LOSSES,
                shop.line(happening).put("what", what).put("sku", sku.value()).put("units", units));
        stock(happening, what, sku);
    }

    private void ordered(Happening.Ordered ordered) {
        ObjectNode line =
                shop.line(ordered)
                        .put("what", "ordered")
                        .put("supplier", ordered.supplier().value())
                        .put("shipment", ordered.order().value())
                        .put("own", ordered.own())
                        .put("due", ShopLedgers.text(ordered.due()));
        line.set("lines", ShopLedgers.goods(ordered.lines()));
        shop.write(ORDERS, line);
    }

    private void delivered(Happening.Delivered delivered) {
        ObjectNode line =
                shop.line(delivered)
                        .put("what", "delivered")
                        .put("supplier", delivered.supplier().value())
                        .put("shipment", delivered.shipment().value());
        line.set("lines", ShopLedgers.goods(delivered.lines()));
        shop.write(ORDERS, line);
        delivered.lines().forEach(goods -> stock(delivered, "delivered", goods.sku()));
    }

    private void stock(Happening happening, String cause, Sku sku) {
        StockAccount account = world.stock(sku);
        shop.write(
                STOCK,
                shop.line(happening)
                        .put("sku", sku.value())
                        .put("cause", cause)
                        .put("shelf", account.shelf())
                        .put("backroom", account.backroom())
                        .put("carried", account.carried())
                        .put("inBaskets", account.inBaskets())
                        .put("misplaced", account.misplaced())
                        .put("sold", account.sold()));
    }
}
