package org.aisleflow.sim.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.sim.world.Happening;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.StockAccount;
import org.aisleflow.sim.world.World;

/**
 * Writes down what happens in a world, as JSON Lines: {@code crossings} (who came, left or passed
 * where), {@code visits} (a person's whole stay, when it is over), {@code shopping} (wants, picks,
 * substitutions, lost sales), {@code stock} (every change, with its cause), {@code losses} (stolen,
 * broken), {@code orders} (ordered, delivered) and {@code excursions}. The same world gives the
 * same bytes.
 */
public final class TruthWriter implements AutoCloseable {
    private static final String CROSSINGS = "crossings";
    private static final String VISITS = "visits";
    private static final String SHOPPING = "shopping";
    private static final String STOCK = "stock";
    private static final String LOSSES = "losses";
    private static final String ORDERS = "orders";
    private static final String EXCURSIONS = "excursions";

    private final World world;
    private final Ledgers ledgers;
    private final Map<Integer, Visit> inside = new HashMap<>();

    /** What is known of somebody who is still there. */
    private static final class Visit {
        private final long from;
        private final int group;
        private final boolean staff;
        private final ArrayNode basket = Ledgers.list();

        Visit(long from, int group, boolean staff) {
            this.from = from;
            this.group = group;
            this.staff = staff;
        }
    }

    /**
     * Begins to write; files of an earlier run are replaced.
     *
     * @param world the world, which has not advanced yet
     * @param folder where the files go; it is made if need be
     */
    public TruthWriter(World world, Path folder) {
        this.world = world;
        this.ledgers = new Ledgers(folder);
        List.of(CROSSINGS, VISITS, SHOPPING, STOCK, LOSSES, ORDERS, EXCURSIONS)
                .forEach(ledgers::begin);
        world.observe(this::write);
    }

    private void write(Happening happening) {
        switch (happening) {
            case Happening.Entered entered -> entered(entered);
            case Happening.Left left -> {
                crossing(left, "out", left.person(), left.door().value());
                visited(left.time(), left.person(), Stays.of(left.track(), left.time(), zones()));
            }
            case Happening.Passed passed -> crossing(passed, "passing", 0, passed.door().value());
            case Happening.CameToWork came ->
                    inside.put(came.person(), new Visit(came.time(), came.person(), true));
            case Happening.WentHome home ->
                    visited(
                            home.time(),
                            home.person(),
                            Stays.of(home.track(), home.time(), zones()));
            case Happening.Picked picked -> picked(picked);
            case Happening.LostSale lost ->
                    shopping(lost, "lost", lost.person(), lost.sku(), lost.units());
            case Happening.Paid paid -> paid(paid);
            case Happening.Stolen stolen -> lost(stolen, "stolen", stolen.sku(), stolen.units());
            case Happening.Broken broken -> lost(broken, "broken", broken.sku(), broken.units());
            case Happening.Carried carried -> stock(carried, "carried", carried.sku());
            case Happening.Refilled filled -> stock(filled, "refilled", filled.sku());
            case Happening.Ordered ordered ->
                    ledgers.write(ORDERS, ordered(ordered).set("lines", lines(ordered.lines())));
            case Happening.Delivered delivered -> delivered(delivered);
            case Happening.Counted counted -> stock(counted, "counted", counted.sku());
            case Happening.ExcursionBegan _ -> {}
            case Happening.ExcursionEnded ended -> excursion(ended);
        }
    }

    private List<ShopSpec.Area> zones() {
        return world.shop().zones();
    }

    private static ObjectNode line(Happening happening) {
        return Ledgers.line().put("time", text(happening.time()));
    }

    private static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private void entered(Happening.Entered entered) {
        crossing(entered, "in", entered.person(), entered.door().value());
        inside.put(entered.person(), new Visit(entered.time(), entered.group(), false));
        for (Happening.Line want : entered.wants()) {
            shopping(entered, "want", entered.person(), want.sku(), want.units());
        }
    }

    private void crossing(Happening happening, String direction, int person, String door) {
        ObjectNode line = line(happening).put("direction", direction).put("door", door);
        if (person > 0) {
            line.put("person", person);
        }
        ledgers.write(CROSSINGS, line);
    }

    private void visited(long left, int person, List<Stays.Stay> stays) {
        Visit visit = inside.remove(person);
        if (visit == null) {
            throw new IllegalStateException("person %d left without coming".formatted(person));
        }
        ArrayNode zones = Ledgers.list();
        for (Stays.Stay stay : stays) {
            zones.addObject()
                    .put("zone", stay.zone().value())
                    .put("from", text(stay.from()))
                    .put("to", text(stay.to()));
        }
        ObjectNode line =
                Ledgers.line()
                        .put("person", person)
                        .put("group", visit.group)
                        .put("staff", visit.staff)
                        .put("from", text(visit.from))
                        .put("to", text(left));
        line.set("zones", zones);
        line.set("basket", visit.basket);
        ledgers.write(VISITS, line);
    }

    private void picked(Happening.Picked picked) {
        boolean wanted = picked.sku().equals(picked.insteadOf());
        ObjectNode line =
                line(picked)
                        .put("what", wanted ? "pick" : "substitute")
                        .put("person", picked.person())
                        .put("sku", picked.sku().value())
                        .put("units", picked.units());
        if (!wanted) {
            line.put("insteadOf", picked.insteadOf().value());
        }
        ledgers.write(SHOPPING, line);
        stock(picked, "picked", picked.sku());
    }

    private void shopping(Happening happening, String what, int person, Sku sku, int units) {
        ledgers.write(
                SHOPPING,
                line(happening)
                        .put("what", what)
                        .put("person", person)
                        .put("sku", sku.value())
                        .put("units", units));
    }

    private void paid(Happening.Paid paid) {
        Visit visit = inside.get(paid.person());
        if (visit != null) {
            visit.basket.addAll(lines(paid.lines()));
        }
        paid.lines().forEach(line -> stock(paid, "sold", line.sku()));
    }

    private void lost(Happening happening, String what, Sku sku, int units) {
        ledgers.write(
                LOSSES,
                line(happening).put("what", what).put("sku", sku.value()).put("units", units));
        stock(happening, what, sku);
    }

    private static ObjectNode ordered(Happening.Ordered ordered) {
        return line(ordered)
                .put("what", "ordered")
                .put("supplier", ordered.supplier().value())
                .put("due", text(ordered.due()));
    }

    private void delivered(Happening.Delivered delivered) {
        ObjectNode line =
                line(delivered)
                        .put("what", "delivered")
                        .put("supplier", delivered.supplier().value())
                        .put("shipment", delivered.shipment().value());
        ledgers.write(ORDERS, line.set("lines", lines(delivered.lines())));
        delivered.lines().forEach(goods -> stock(delivered, "delivered", goods.sku()));
    }

    private void stock(Happening happening, String cause, Sku sku) {
        StockAccount account = world.stock(sku);
        ledgers.write(
                STOCK,
                line(happening)
                        .put("sku", sku.value())
                        .put("cause", cause)
                        .put("shelf", account.shelf())
                        .put("backroom", account.backroom())
                        .put("carried", account.carried())
                        .put("inBaskets", account.inBaskets())
                        .put("sold", account.sold()));
    }

    private void excursion(Happening.ExcursionEnded ended) {
        ledgers.write(
                EXCURSIONS,
                Ledgers.line()
                        .put("logger", ended.logger().value())
                        .put("from", text(ended.since()))
                        .put("to", text(ended.time()))
                        .put("worstCelsius", ended.worstCelsius()));
    }

    private static ArrayNode lines(List<Happening.Line> lines) {
        ArrayNode nodes = Ledgers.list();
        lines.forEach(line ->
                nodes.addObject().put("sku", line.sku().value()).put("units", line.units()));
        return nodes;
    }

    /** Hands everything that is written over to the operating system. */
    public void flush() {
        ledgers.flush();
    }

    /** Ends the files; visits that have not ended are not in them. */
    @Override
    public void close() {
        ledgers.close();
    }
}
