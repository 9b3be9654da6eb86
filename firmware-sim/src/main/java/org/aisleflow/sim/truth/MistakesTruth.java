package org.aisleflow.sim.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.sim.world.Happening;

/**
 * {@code mistakes}: where what the shop's records say differs from what happened (receipts,
 * delivery notes, counts), and units that lay on the wrong shelf or were left behind.
 */
final class MistakesTruth {
    static final String MISTAKES = "mistakes";

    private final ShopLedgers shop;

    MistakesTruth(ShopLedgers shop) {
        this.shop = shop;
    }

    void write(Happening happening) {
        switch (happening) {
            case Happening.Paid paid -> paid(paid);
            case Happening.Delivered delivered -> delivered(delivered);
            case Happening.Counted counted when counted.units() != counted.truly() ->
                    shop.write(
                            MISTAKES,
                            line(counted, "counted", counted.sku(), counted.truly())
                                    .put("said", counted.units()));
            case Happening.Misplaced put ->
                    shop.write(
                            MISTAKES,
                            line(put, "misplaced", put.sku(), put.units())
                                    .put("onShelfOf", put.onShelfOf().value()));
            case Happening.Found found ->
                    shop.write(
                            MISTAKES,
                            line(found, "found", found.sku(), found.units())
                                    .put("onShelfOf", found.onShelfOf().value()));
            case Happening.GaveUp left ->
                    left.lines()
                            .forEach(goods ->
                                    shop.write(
                                            MISTAKES,
                                            line(left, "leftBehind", goods.sku(), goods.units())
                                                    .put("person", left.person())));
            default -> {}
        }
    }

    private ObjectNode line(Happening happening, String what, Sku sku, int units) {
        return shop.line(happening).put("what", what).put("sku", sku.value()).put("units", units);
    }

    private void paid(Happening.Paid paid) {
        for (int i = 0; i < paid.lines().size(); i++) {
            Happening.Line truly = paid.lines().get(i);
            Happening.RungUp said = paid.rung().get(i);
            if (!said.sku().equals(truly.sku()) || said.units() != truly.units()) {
                shop.write(
                        MISTAKES,
                        line(paid, "rungUp", truly.sku(), truly.units())
                                .put("receipt", paid.receipt().value())
                                .put("saidSku", said.sku().value())
                                .put("said", said.units()));
            }
        }
    }

    private void delivered(Happening.Delivered delivered) {
        for (int i = 0; i < delivered.lines().size(); i++) {
            Happening.Line truly = delivered.lines().get(i);
            Happening.Line said = delivered.noted().get(i);
            if (!said.equals(truly)) {
                shop.write(
                        MISTAKES,
                        line(delivered, "delivered", truly.sku(), truly.units())
                                .put("shipment", delivered.shipment().value())
                                .put("saidSku", said.sku().value())
                                .put("said", said.units()));
            }
        }
    }
}
