package org.aisleflow.sim.purchasing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.PurchaseOrder;
import org.aisleflow.contracts.ids.OrderId;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Orders of which the goods have not come and which Aisleflow has not been told of. Thread-safe.
 */
final class OpenOrders {
    private final OrderBook book;
    private final Map<OrderId, PurchaseOrder> untold = new LinkedHashMap<>();

    OpenOrders(OrderBook book) {
        this.book = book;
    }

    void watch(World world) {
        StoreId store = world.shop().id();
        world.observe(happening -> {
            switch (happening) {
                case Happening.Ordered ordered -> add(order(store, ordered));
                case Happening.Delivered came -> remove(id(store, came.shipment()));
                default -> {}
            }
        });
    }

    private PurchaseOrder order(StoreId store, Happening.Ordered ordered) {
        OrderBook.Entry outside = book.find(ordered.order());
        @Nullable String suggestion = outside == null ? null : outside.suggestion();
        return new PurchaseOrder(
                id(store, ordered.order()),
                store,
                ordered.supplier(),
                Instant.ofEpochMilli(ordered.time()),
                Instant.ofEpochMilli(ordered.due()),
                ordered.lines().stream()
                        .map(line -> new PurchaseOrder.Line(line.sku(), line.units(), suggestion))
                        .toList());
    }

    /** Two shops that order on one day have orders of the same number. */
    private static OrderId id(StoreId store, ShipmentId order) {
        String name = store + ":" + order;
        return OrderId.of(name.substring(0, Math.min(64, name.length())));
    }

    private synchronized void add(PurchaseOrder order) {
        untold.put(order.id(), order);
    }

    synchronized void remove(OrderId order) {
        untold.remove(order);
    }

    synchronized List<PurchaseOrder> all() {
        return List.copyOf(untold.values());
    }
}
