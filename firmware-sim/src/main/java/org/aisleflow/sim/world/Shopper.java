package org.aisleflow.sim.world;

import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.Sku;

/** One visit: come in, go from shelf to shelf, take what is there, pay, leave. */
final class Shopper {
    private static final double SAME_DOOR_SHARE = 0.7;
    private static final double STOP_DEVIATION = 0.6;
    private static final double UNIT_SECONDS = 2;
    private static final double HESITATION_FACTOR = 2;

    private final Scene scene;
    private final Party party;
    private final Person person;
    private final SplittableRandom random;
    private final LineId door;
    private final ShopperType type;
    private final Errands errands;
    private final Basket basket = new Basket();
    private boolean mayRevisit = true;

    private Shopper(Scene scene, Party party, LineId door, ShopperType type) {
        this.scene = scene;
        this.party = party;
        this.person = party.leader();
        this.random = person.random();
        this.door = door;
        this.type = type;
        this.errands = new Errands(scene, random);
    }

    /** A party comes in now: one who shops, and perhaps others who come along. */
    static void enters(Scene scene, LineId door, Demand demand) {
        Habits habits = scene.shop().habits();
        int number = scene.crowd().nextNumber();
        SplittableRandom random = scene.seeds().stream("shopper", number);
        ShopperType type = ShopperType.any(habits.types(), random);
        Party party = Party.at(scene, door, type, random, number);
        Shopper shopper = new Shopper(scene, party, door, type);
        boolean turnsAround = Draws.chance(random, habits.turnsAroundShare());
        if (!turnsAround) {
            shopper.errands.plan(demand, type);
        }
        party.enter(shopper.errands.wants());
        if (turnsAround) {
            shopper.turnAround();
        } else {
            shopper.goOn();
        }
    }

    private void turnAround() {
        long there = person.walkTo(scene.floor().turn(door), scene.floor(), scene.now());
        long pause = Draws.seconds(Draws.between(random, 1, 6));
        scene.agenda().at(there + pause, () -> party.leaveBy(door));
    }

    /** On to the next shelf, to the till, or out. */
    private void goOn() {
        if (errands.isDone() && mayRevisit) {
            mayRevisit = false;
            if (Draws.chance(random, scene.shop().habits().revisitShare())) {
                errands.revisit();
            }
        }
        if (!errands.isDone()) {
            Stop stop = errands.next(person.spot());
            Spot shelf = scene.floor().shelf(stop.sku());
            long there = person.walkTo(shelf, scene.floor(), scene.now());
            scene.agenda().at(there + stayMillis(stop), () -> take(stop));
        } else if (!basket.isEmpty()) {
            new Checkout(scene, person, basket, () -> party.leaveBy(exit())).begin();
        } else {
            party.leaveBy(exit());
        }
    }

    private long stayMillis(Stop stop) {
        double factor = StrictMath.exp(STOP_DEVIATION * random.nextGaussian());
        if (Draws.chance(random, scene.shop().habits().hesitateShare())) {
            factor *= HESITATION_FACTOR;
        }
        double seconds = scene.shop().habits().stopSeconds() * type.stopFactor() * factor;
        return Draws.seconds(seconds + UNIT_SECONDS * stop.units());
    }

    private void take(Stop stop) {
        putSomethingDown(stop.sku());
        if (stop.units() > 0) {
            int taken = scene.stock().of(stop.sku()).pick(stop.units());
            if (taken > 0) {
                basket.add(stop.sku(), taken);
                scene.tell(
                        new Happening.Picked(
                                scene.now(), person.number(), stop.sku(), taken, stop.insteadOf()));
            }
            if (taken < stop.units()) {
                missed(stop, stop.units() - taken);
            }
        }
        goOn();
    }

    /** Some change their minds about what they hold, and do not walk back with it. */
    private void putSomethingDown(Sku here) {
        if (basket.isEmpty() || !Draws.chance(random, scene.shop().mishaps().misplacedShare())) {
            return;
        }
        Sku unwanted = basket.any(random);
        if (!unwanted.equals(here)) {
            basket.removeOne(unwanted);
            scene.stock().of(unwanted).misplace(1);
            scene.strays().put(scene.assortment().of(unwanted), here);
            scene.tell(new Happening.Misplaced(scene.now(), person.number(), unwanted, 1, here));
        }
    }

    private void missed(Stop stop, int units) {
        Habits habits = scene.shop().habits();
        if (!stop.searched() && Draws.chance(random, habits.searchShare())) {
            scene.tell(new Happening.Searched(scene.now(), person.number(), stop.sku(), units));
            errands.searchFor(stop, units);
            return;
        }
        List<Goods> others = stop.isSubstitute() ? List.of() : substitutes(stop.sku());
        if (!others.isEmpty() && Draws.chance(random, habits.substituteShare())) {
            errands.take(others.get(random.nextInt(others.size())), stop, units);
        } else {
            scene.tell(
                    new Happening.LostSale(scene.now(), person.number(), stop.insteadOf(), units));
        }
    }

    private List<Goods> substitutes(Sku sku) {
        return scene.assortment().besides(sku).stream()
                .filter(goods -> scene.stock().of(goods.sku()).shelf() > 0)
                .toList();
    }

    private LineId exit() {
        return Draws.chance(random, SAME_DOOR_SHARE)
                ? door
                : Doors.any(scene.shop().doors(), random);
    }
}
