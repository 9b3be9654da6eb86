package org.aisleflow.sim.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;

/**
 * How the shop orders by itself: up to a level, by what its book says it has, with an average of
 * the last two weeks' sales for a forecast. It forgets lines, and for some products it always
 * orders too little, so that there is something to improve.
 */
final class Purchasing {
    private static final int HISTORY_DAYS = 14;
    private static final int ENOUGH_DAYS = 3;
    private static final double CARELESS_DAYS = -1.5;
    private static final LocalTime FIRST_ARRIVAL = LocalTime.of(6, 30);
    private static final int ARRIVAL_MINUTES = 180;

    private final Scene scene;
    private final List<Supplier> suppliers;
    private final Map<Sku, Line> lines = new LinkedHashMap<>();

    Purchasing(Scene scene, List<Supplier> suppliers) {
        this.scene = scene;
        this.suppliers = suppliers;
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
        private int onOrder;

        Line(Goods goods, double safetyDays) {
            this.goods = goods;
            this.safetyDays = safetyDays;
        }

        void closeDay() {
            int sold = scene.stock().of(goods.sku()).sold();
            soldByDay.addLast(sold - soldBefore);
            soldBefore = sold;
            if (soldByDay.size() > HISTORY_DAYS) {
                soldByDay.removeFirst();
            }
        }

        double perDay() {
            if (soldByDay.size() < ENOUGH_DAYS) {
                return goods.perDay();
            }
            return soldByDay.stream().mapToInt(Integer::intValue).average().orElse(0);
        }

        int due(double days) {
            double wanted = perDay() * Math.max(0, days + safetyDays);
            double missing = wanted - scene.stock().of(goods.sku()).booked() - onOrder;
            if (missing <= 0) {
                return 0;
            }
            int packs = (int) Math.ceil(Math.max(missing, goods.minimumOrder()) / goods.pack());
            return packs * goods.pack();
        }
    }

    void closeDay() {
        lines.values().forEach(Line::closeDay);
    }

    void planDay(LocalDate date) {
        for (Supplier supplier : suppliers) {
            if (supplier.orderDays().contains(date.getDayOfWeek())) {
                long cutOff = scene.millis(date, scene.shop().purchasing().cutOff());
                scene.agenda().at(cutOff, () -> order(supplier, date));
            }
        }
    }

    private void order(Supplier supplier, LocalDate date) {
        long key = date.toEpochDay() * suppliers.size() + suppliers.indexOf(supplier);
        SplittableRandom random = scene.seeds().stream("orders", key);
        int wait = longestGap(supplier.deliveryDays()) - 1;
        double days = supplier.leadTimeDays() + wait + longestGap(supplier.orderDays());
        List<Happening.Line> order = new ArrayList<>();
        for (Line line : lines.values()) {
            int units = line.goods.supplier().equals(supplier.id()) ? line.due(days) : 0;
            boolean forgotten = Draws.chance(random, scene.shop().purchasing().forgottenShare());
            if (units > 0 && !forgotten) {
                line.onOrder += units;
                order.add(new Happening.Line(line.goods.sku(), units));
            }
        }
        if (!order.isEmpty()) {
            long due = arrival(supplier, date, random);
            scene.tell(new Happening.Ordered(scene.now(), supplier.id(), due, order));
            ShipmentId shipment = ShipmentId.of("%s-%s".formatted(supplier.id(), date));
            scene.agenda().at(due, () -> receive(supplier, shipment, order, random));
        }
    }

    private long arrival(Supplier supplier, LocalDate ordered, SplittableRandom random) {
        double lead = supplier.leadTimeDays() + supplier.leadTimeDaysSd() * random.nextGaussian();
        LocalDate day = ordered.plusDays(Math.max(1, Math.round(lead)));
        while (!supplier.deliveryDays().contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        return scene.millis(day, FIRST_ARRIVAL.plusMinutes(random.nextInt(ARRIVAL_MINUTES)));
    }

    private void receive(
            Supplier supplier,
            ShipmentId shipment,
            List<Happening.Line> order,
            SplittableRandom random) {
        List<Happening.Line> received = new ArrayList<>();
        for (Happening.Line ordered : order) {
            Line line = Objects.requireNonNull(lines.get(ordered.sku()));
            line.onOrder -= ordered.units();
            boolean packMissing = Draws.chance(random, scene.shop().purchasing().shortShare());
            int units = ordered.units() - (packMissing ? line.goods.pack() : 0);
            if (units > 0) {
                scene.stock().of(ordered.sku()).arrive(units);
                received.add(new Happening.Line(ordered.sku(), units));
            }
        }
        if (!received.isEmpty()) {
            scene.tell(new Happening.Delivered(scene.now(), supplier.id(), shipment, received));
        }
    }

    /** The most days from one of the weekdays to the next. */
    private static int longestGap(Set<DayOfWeek> days) {
        int longest = 0;
        for (DayOfWeek day : days) {
            int gap = 1;
            while (!days.contains(day.plus(gap))) {
                gap++;
            }
            longest = Math.max(longest, gap);
        }
        return longest;
    }
}
