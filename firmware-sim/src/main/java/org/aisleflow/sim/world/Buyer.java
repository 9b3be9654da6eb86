package org.aisleflow.sim.world;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;

/**
 * How the shop orders by itself: up to a level, by what its book says it has, with an average of
 * the last two weeks' receipts for a forecast. It forgets lines, and for some products it always
 * orders too little, so that there is something to improve. A product that was ordered through
 * Aisleflow it leaves alone for a while.
 */
final class Buyer {
    private static final int HISTORY_DAYS = 14;
    private static final int ENOUGH_DAYS = 3;
    private static final double CARELESS_DAYS = -1.5;

    /** Of what spoils, this share of its shelf life is kept for safety at most. */
    private static final double SAFETY_SHARE_OF_LIFE = 0.25;

    private final Scene scene;
    private final Map<Supplier, SupplierDays> suppliers = new LinkedHashMap<>();
    private final Deliveries deliveries;
    private final Map<Sku, Line> lines = new LinkedHashMap<>();

    Buyer(Scene scene, List<Supplier> suppliers, Deliveries deliveries) {
        this.scene = scene;
        this.deliveries = deliveries;
        suppliers.forEach(supplier -> this.suppliers.put(supplier, new SupplierDays(supplier)));
        SplittableRandom random = scene.seeds().stream("careless", 0);
        double share = scene.shop().purchasing().carelessShare();
        for (Goods goods : scene.products()) {
            double safetyDays =
                    Draws.chance(random, share)
                            ? CARELESS_DAYS
                            : scene.shop().purchasing().safetyDays();
            lines.put(goods.sku(), new Line(goods, safetyDays));
        }
    }

    /** What the book says of one product. */
    private final class Line {
        private final Goods goods;
        private final double safetyDays;
        private final Deque<Integer> soldByDay = new ArrayDeque<>();
        private int soldBefore;
        private long handsOffUntil;

        Line(Goods goods, double safetyDays) {
            this.goods = goods;
            this.safetyDays = safetyDays;
        }

        void closeDay() {
            int sold = scene.stock().of(goods.sku()).rungUp();
            soldByDay.addLast(sold - soldBefore);
            soldBefore = sold;
            if (soldByDay.size() > HISTORY_DAYS) {
                soldByDay.removeFirst();
            }
        }

        double perDay() {
            if (soldByDay.size() < ENOUGH_DAYS) {
                return goods.perDay() * scene.shop().habits().visitorsFactor();
            }
            return soldByDay.stream().mapToInt(Integer::intValue).average().orElse(0);
        }

        int due(SupplierDays days, LocalDate today) {
            if (scene.now() < handsOffUntil) {
                return 0;
            }
            double missing = goods.spoils() ? missingFresh(days, today) : missing(days);
            if (missing <= 0) {
                return 0;
            }
            int packs = (int) Math.ceil(Math.max(missing, goods.minimumOrder()) / goods.pack());
            return packs * goods.pack();
        }

        private double missing(SupplierDays days) {
            double until = days.waitDays() + days.orderGapDays() + safetyDays;
            return perDay() * Math.max(0, until)
                    - scene.stock().of(goods.sku()).booked()
                    - deliveries.onOrder(goods.sku());
        }

        /** What spoils is ordered for as long as it keeps, and what is left by then is counted. */
        private double missingFresh(SupplierDays days, LocalDate today) {
            Holding holding = scene.stock().of(goods.sku());
            int arrival = (int) today.toEpochDay() + (int) Math.ceil(days.waitDays());
            double kept = Math.min(days.orderGapDays(), goods.keepsDays());
            double safety =
                    Math.clamp(safetyDays, -kept / 2, goods.keepsDays() * SAFETY_SHARE_OF_LIFE);
            double usable = holding.booked() - holding.dueBy(arrival);
            double leftAtArrival = Math.max(0, usable - perDay() * days.waitDays());
            return perDay() * (kept + safety) - leftAtArrival - deliveries.onOrder(goods.sku());
        }
    }

    /** Leaves a product to Aisleflow for a while. */
    void leaveAlone(Sku sku) {
        double days = scene.shop().purchasing().handsOffDays();
        Objects.requireNonNull(lines.get(sku)).handsOffUntil =
                scene.now() + Math.round(days * Duration.ofDays(1).toMillis());
    }

    void closeDay() {
        lines.values().forEach(Line::closeDay);
    }

    void planDay(LocalDate date) {
        suppliers.forEach((supplier, days) -> {
            if (days.takesOrdersOn(date)) {
                long cutOff = scene.millis(date, scene.shop().purchasing().cutOff());
                scene.agenda().at(cutOff, () -> order(supplier, days, date));
            }
        });
    }

    private void order(Supplier supplier, SupplierDays days, LocalDate date) {
        ShipmentId order = ShipmentId.of("%s-%s".formatted(supplier.id(), date));
        SplittableRandom random = scene.seeds().stream("orders " + order, 0);
        List<Happening.Line> wanted = new ArrayList<>();
        for (Goods goods : scene.assortment().of(supplier.id())) {
            int units = Objects.requireNonNull(lines.get(goods.sku())).due(days, date);
            boolean forgotten = Draws.chance(random, scene.shop().purchasing().forgottenShare());
            if (units > 0 && !forgotten) {
                wanted.add(new Happening.Line(goods.sku(), units));
            }
        }
        if (!wanted.isEmpty()) {
            deliveries.order(new Deliveries.Order(order, supplier, date, wanted, true), random);
        }
    }
}
