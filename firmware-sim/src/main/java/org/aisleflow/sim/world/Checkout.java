package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;

/** How one shopper pays, or does not: the queue, the receipt with its mistakes, what is hidden. */
final class Checkout {
    private static final double PATIENCE_DEVIATION = 0.5;

    /** Staff look after baskets that were left behind every half an hour or so. */
    private static final double LEFT_BEHIND_SECONDS = 1_800;

    /** What spoils sooner is thrown away when it was left behind. */
    private static final double DELICATE_DAYS = 10;

    private final Scene scene;
    private final Person person;
    private final Basket basket;
    private final SplittableRandom random;
    private final Runnable leave;

    /**
     * Prepares.
     *
     * @param leave what the shopper does when all is done
     */
    Checkout(Scene scene, Person person, Basket basket, Runnable leave) {
        this.scene = scene;
        this.person = person;
        this.basket = basket;
        this.random = person.random();
        this.leave = leave;
    }

    void begin() {
        if (Draws.chance(random, scene.shop().mishaps().abandonShare())) {
            leaveBehind(Happening.Reason.CHANGED_MIND);
            return;
        }
        ShopSpec.Lane lane = scene.tills().choose(scene.now());
        long there = person.walkTo(scene.floor().queue(lane.till()), scene.floor(), scene.now());
        scene.agenda().at(there, () -> queueAt(lane));
    }

    private void queueAt(ShopSpec.Lane lane) {
        double patience =
                scene.shop().mishaps().queuePatienceSeconds()
                        * StrictMath.exp(PATIENCE_DEVIATION * random.nextGaussian());
        if (scene.tills().waitMillis(lane, scene.now()) > Draws.seconds(patience)) {
            leaveBehind(Happening.Reason.LONG_QUEUE);
            return;
        }
        Basket hidden = basket.hide(random, scene.shop().mishaps().theftShare());
        Spot till = scene.floor().till(lane.till());
        Tills.Turn turn = scene.tills().join(lane, till, person, basket.size(), scene.now());
        scene.tell(
                new Happening.Queued(
                        scene.now(),
                        person.number(),
                        lane.till(),
                        turn.ahead(),
                        turn.served(),
                        turn.done()));
        scene.agenda()
                .at(
                        turn.done(),
                        () -> {
                            pay(lane);
                            stealAway(hidden);
                            leave.run();
                        });
    }

    private void pay(ShopSpec.Lane lane) {
        if (basket.isEmpty()) {
            return;
        }
        LocalDate today = scene.today();
        List<Happening.RungUp> rung = new ArrayList<>();
        for (Happening.Line line : basket.lines()) {
            scene.stock().of(line.sku()).sell(line.units());
            Happening.Line said = asRungUp(line);
            scene.stock().of(said.sku()).ringUp(said.units());
            double price = scene.assortment().price(said.sku(), today);
            rung.add(new Happening.RungUp(line.sku(), said.sku(), said.units(), price));
        }
        ReceiptId receipt = ReceiptId.of("r%d".formatted(person.number()));
        scene.tell(
                new Happening.Paid(
                        scene.now(), person.number(), lane.till(), receipt, basket.lines(), rung));
    }

    /** Half of the mistakes are about the product, half about the number. */
    private Happening.Line asRungUp(Happening.Line line) {
        if (!Draws.chance(random, scene.shop().mishaps().miscountShare())) {
            return line;
        }
        List<Goods> others = scene.assortment().besides(line.sku());
        if (random.nextBoolean() && !others.isEmpty()) {
            Sku other = others.get(random.nextInt(others.size())).sku();
            return new Happening.Line(other, line.units());
        }
        boolean fewer = line.units() > 1 && random.nextBoolean();
        return new Happening.Line(line.sku(), line.units() + (fewer ? -1 : 1));
    }

    private void stealAway(Basket hidden) {
        for (Happening.Line line : hidden.lines()) {
            scene.stock().of(line.sku()).steal(line.units());
            scene.tell(
                    new Happening.Stolen(scene.now(), person.number(), line.sku(), line.units()));
        }
    }

    private void leaveBehind(Happening.Reason reason) {
        List<Happening.Line> left = basket.lines();
        scene.tell(new Happening.GaveUp(scene.now(), person.number(), reason, left));
        scene.agenda().after(Draws.seconds(LEFT_BEHIND_SECONDS), () -> clear(scene, left));
        leave.run();
    }

    private static void clear(Scene scene, List<Happening.Line> left) {
        for (Happening.Line line : left) {
            Holding holding = scene.stock().of(line.sku());
            holding.clear(line.units());
            scene.tell(new Happening.PutAway(scene.now(), line.sku(), line.units()));
            Double keeps = scene.assortment().of(line.sku()).shelfLifeDays();
            if (keeps != null && keeps <= DELICATE_DAYS) {
                holding.writeOff(line.units());
                scene.tell(new Happening.WrittenOff(scene.now(), line.sku(), line.units()));
            }
        }
    }
}
