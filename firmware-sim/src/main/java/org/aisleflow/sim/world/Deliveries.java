package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.aisleflow.contracts.catalog.Supplier;
import org.aisleflow.contracts.ids.ShipmentId;
import org.aisleflow.contracts.ids.Sku;

/** Orders on their way: when they come, and how what comes differs from the delivery note. */
final class Deliveries {
    private static final LocalTime FIRST_ARRIVAL = LocalTime.of(6, 30);
    private static final int ARRIVAL_MINUTES = 180;

    /** Share of a warm shipment's perishable lines that are thrown away at the dock. */
    private static final double SPOILT_SHARE = 0.5;

    private final Scene scene;
    private final Trucks trucks;
    private final Map<Sku, Integer> onOrder = new HashMap<>();

    /**
     * An order.
     *
     * @param id its number, which the shipment has too
     * @param supplier from whom
     * @param date the day on which the supplier takes it
     * @param lines what
     * @param own true if the shop ordered by itself
     */
    record Order(
            ShipmentId id,
            Supplier supplier,
            LocalDate date,
            List<Happening.Line> lines,
            boolean own) {}

    Deliveries(Scene scene, Trucks trucks) {
        this.scene = scene;
        this.trucks = trucks;
    }

    int onOrder(Sku sku) {
        return onOrder.getOrDefault(sku, 0);
    }

    /** Sends an order off; the supplier's lead time and the chances of the delivery are drawn. */
    void order(Order order, SplittableRandom random) {
        order.lines().forEach(line -> onOrder.merge(line.sku(), line.units(), Integer::sum));
        LocalDate day = new SupplierDays(order.supplier()).arrival(order.date(), random);
        LocalTime hour = FIRST_ARRIVAL.plusMinutes(random.nextInt(ARRIVAL_MINUTES));
        long due = scene.millis(day, hour);
        scene.tell(
                new Happening.Ordered(
                        scene.now(),
                        order.id(),
                        order.supplier().id(),
                        due,
                        order.own(),
                        order.lines()));
        trucks.plan(order.supplier().id(), order.id(), due);
        scene.agenda().at(due, () -> receive(order, random));
    }

    private void receive(Order order, SplittableRandom random) {
        int expiryBase = (int) scene.today().toEpochDay();
        List<Happening.Line> came = new ArrayList<>();
        for (Happening.Line noted : order.lines()) {
            onOrder.merge(noted.sku(), -noted.units(), Integer::sum);
            scene.stock().of(noted.sku()).note(noted.units());
            Happening.Line truly = trulyCame(noted, order.supplier(), random);
            Goods goods = scene.assortment().of(truly.sku());
            scene.stock().of(truly.sku()).arrive(truly.units(), goods.expires(expiryBase));
            came.add(truly);
        }
        scene.tell(
                new Happening.Delivered(
                        scene.now(), order.supplier().id(), order.id(), came, order.lines()));
        if (trucks.arrivesWarm(order.id())) {
            throwAwaySome(came, random);
        }
    }

    private Happening.Line trulyCame(
            Happening.Line noted, Supplier supplier, SplittableRandom random) {
        Mishaps mishaps = scene.shop().mishaps();
        boolean packMissing = Draws.chance(random, mishaps.shortShare());
        boolean wrongProduct = Draws.chance(random, mishaps.wrongProductShare());
        List<Goods> all = scene.assortment().of(supplier.id());
        Goods other = all.get(random.nextInt(all.size()));
        int pack = scene.assortment().of(noted.sku()).pack();
        int units = packMissing ? Math.max(0, noted.units() - pack) : noted.units();
        return new Happening.Line(wrongProduct ? other.sku() : noted.sku(), units);
    }

    private void throwAwaySome(List<Happening.Line> came, SplittableRandom random) {
        for (Happening.Line line : came) {
            boolean spoils = scene.assortment().of(line.sku()).spoils();
            if (line.units() > 0 && spoils && Draws.chance(random, SPOILT_SHARE)) {
                scene.stock().of(line.sku()).writeOff(line.units());
                scene.tell(new Happening.WrittenOff(scene.now(), line.sku(), line.units()));
            }
        }
    }

    /** The day on which a supplier takes an order that is placed at a time. */
    LocalDate orderDay(Supplier supplier, long time) {
        LocalDate day = scene.date(time);
        long cutOff = scene.millis(day, scene.shop().purchasing().cutOff());
        LocalDate first = time <= cutOff ? day : day.plusDays(1);
        SupplierDays days = new SupplierDays(supplier);
        while (!days.takesOrdersOn(first)) {
            first = first.plusDays(1);
        }
        return first;
    }
}
