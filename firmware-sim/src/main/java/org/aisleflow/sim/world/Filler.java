package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;

/** A shop assistant who brings goods from the backroom to the shelves that need them most. */
final class Filler {
    private static final double STAFF_METRES_PER_SECOND = 1.1;

    /** A shelf emptier than this is worth a walk while shoppers are there. */
    private static final double WORTH_A_WALK = 0.55;

    private static final double WORTH_BEFORE_OPENING = 0.95;
    private static final double FIND_SECONDS = 50;
    private static final double FILL_SECONDS = 25;
    private static final double UNIT_SECONDS = 1.5;
    private static final double IDLE_SECONDS = 75;
    private static final double DEVIATION = 0.4;

    private final Scene scene;
    private final Person person;
    private final SplittableRandom random;
    private final long opens;
    private final long home;
    private final List<Sku> found = new ArrayList<>();

    private Filler(Scene scene, Person person, long opens, long home) {
        this.scene = scene;
        this.person = person;
        this.random = person.random();
        this.opens = opens;
        this.home = home;
    }

    /** Begins a working day now. */
    static void begins(Scene scene, long opens, long home) {
        Person person =
                Person.atWork(scene, scene.floor().backroom(), "filler", STAFF_METRES_PER_SECOND);
        new Filler(scene, person, opens, home).nextTask();
    }

    private void nextTask() {
        if (scene.now() >= home) {
            scene.crowd().remove(person);
            scene.tell(new Happening.WentHome(scene.now(), person.number(), person.track()));
            return;
        }
        Optional<Goods> needed = mostNeeded();
        if (needed.isPresent()) {
            Goods goods = needed.get();
            int units = scene.stock().of(goods.sku()).carryOut(scene.shop().staff().carryUnits());
            scene.tell(new Happening.Carried(scene.now(), person.number(), goods.sku(), units));
            after(FIND_SECONDS, () -> carry(goods, units));
        } else {
            after(IDLE_SECONDS, this::lookRound);
        }
    }

    private Optional<Goods> mostNeeded() {
        double worth = scene.now() < opens ? WORTH_BEFORE_OPENING : WORTH_A_WALK;
        return scene.products().stream()
                .filter(goods -> {
                    Holding holding = scene.stock().of(goods.sku());
                    return holding.backroom() > 0
                            && holding.room() > 0
                            && holding.fullness() < worth;
                })
                .min(Comparator.comparingDouble(goods -> scene.stock().of(goods.sku()).fullness()));
    }

    private void carry(Goods goods, int units) {
        Spot shelf = scene.floor().shelf(goods.sku());
        long there = person.walkTo(shelf, scene.floor(), scene.now());
        double seconds =
                (FILL_SECONDS + UNIT_SECONDS * units) * Draws.noiseFactor(random, DEVIATION);
        scene.agenda().at(there + Draws.seconds(seconds), () -> fill(goods, units));
    }

    private void fill(Goods goods, int units) {
        int broken = 0;
        for (int unit = 0; unit < units; unit++) {
            if (Draws.chance(random, scene.shop().mishaps().breakageShare())) {
                broken++;
            }
        }
        scene.stock().of(goods.sku()).fill(units, broken);
        if (broken > 0) {
            scene.tell(new Happening.Broken(scene.now(), goods.sku(), broken));
        }
        scene.tell(
                new Happening.Refilled(scene.now(), person.number(), goods.sku(), units - broken));
        returnToBackroom();
    }

    /** With nothing to fill, somebody who works there tidies up. */
    private void lookRound() {
        Goods goods = scene.products().get(random.nextInt(scene.products().size()));
        Spot shelf = scene.floor().shelf(goods.sku());
        long there = person.walkTo(shelf, scene.floor(), scene.now());
        double seconds = IDLE_SECONDS * Draws.noiseFactor(random, DEVIATION);
        scene.agenda().at(there + Draws.seconds(seconds), () -> tidy(goods.zone()));
    }

    /** Takes along what lies on the wrong shelf. */
    private void tidy(ZoneId zone) {
        for (Goods shelf : scene.assortment().in(zone)) {
            for (Goods stray : scene.strays().takeFrom(shelf.sku())) {
                scene.stock().of(stray.sku()).find(1);
                found.add(stray.sku());
                scene.tell(
                        new Happening.Found(
                                scene.now(), person.number(), stray.sku(), 1, shelf.sku()));
            }
        }
        returnToBackroom();
    }

    private void returnToBackroom() {
        long there = person.walkTo(scene.floor().backroom(), scene.floor(), scene.now());
        scene.agenda()
                .at(
                        there,
                        () -> {
                            putAwayFound();
                            nextTask();
                        });
    }

    private void putAwayFound() {
        for (Sku sku : found) {
            scene.stock().of(sku).carryBack(1);
            scene.tell(new Happening.PutAway(scene.now(), sku, 1));
        }
        found.clear();
    }

    private void after(double meanSeconds, Runnable action) {
        double seconds = meanSeconds * Draws.noiseFactor(random, DEVIATION);
        scene.agenda().after(Draws.seconds(seconds), action);
    }
}
