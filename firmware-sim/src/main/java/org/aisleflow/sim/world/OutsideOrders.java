package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Supplier;

/** Orders that come from outside the shop, each delivered by the product's supplier. */
final class OutsideOrders {
    private final Scene scene;
    private final List<Supplier> suppliers;
    private final Deliveries deliveries;
    private final Buyer buyer;

    OutsideOrders(Scene scene, List<Supplier> suppliers, Deliveries deliveries, Buyer buyer) {
        this.scene = scene;
        this.suppliers = suppliers;
        this.deliveries = deliveries;
        this.buyer = buyer;
    }

    void place(PlacedOrder order) {
        Goods goods = scene.assortment().of(order.sku());
        Supplier supplier =
                suppliers.stream()
                        .filter(known -> known.id().equals(goods.supplier()))
                        .findFirst()
                        .orElseThrow();
        buyer.leaveAlone(order.sku());
        LocalDate day = deliveries.orderDay(supplier, scene.now());
        SplittableRandom random = scene.seeds().stream("outside " + order.id(), 0);
        List<Happening.Line> lines = List.of(new Happening.Line(order.sku(), order.units()));
        deliveries.order(new Deliveries.Order(order.id(), supplier, day, lines, false), random);
    }
}
