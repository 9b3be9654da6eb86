package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ReceiptId;
import org.aisleflow.contracts.ids.Sku;

/** One visit: come in, go from shelf to shelf, take what is there, pay, leave. */
final class Shopper {
    private static final double SAME_DOOR_SHARE = 0.7;
    private static final double STOP_DEVIATION = 0.6;
    private static final double UNIT_SECONDS = 2;

    private final Scene scene;
    private final Person person;
    private final SplittableRandom random;
    private final LineId door;
    private final List<Stop> stops = new ArrayList<>();
    private final List<Companion> companions = new ArrayList<>();
    private final Map<Sku, Integer> basket = new LinkedHashMap<>();

    /**
     * A stop at a shelf.
     *
     * @param sku the product there
     * @param units units to take, 0 to look only
     * @param insteadOf the product that was wanted at first; the same one if it is this
     */
    private record Stop(Sku sku, int units, Sku insteadOf) {}

    /**
     * Somebody who comes along.
     *
     * @param person who
     * @param behindMillis so long after the one who shops
     */
    private record Companion(Person person, long behindMillis) {}

    private Shopper(Scene scene, Person person, LineId door) {
        this.scene = scene;
        this.person = person;
        this.random = person.random();
        this.door = door;
    }

    /** A party comes in now: one who shops, and perhaps others who come along. */
    static void enters(Scene scene, LineId door, Demand demand) {
        Habits habits = scene.shop().habits();
        int number = scene.crowd().nextNumber();
        SplittableRandom random = scene.seeds().stream("shopper", number);
        Person person =
                Person.at(
                        scene.floor().door(door),
                        scene.now(),
                        number,
                        Person.Role.SHOPPER,
                        random,
                        habits.metresPerSecond());
        Shopper shopper = new Shopper(scene, person, door);
        boolean turnsAround = Draws.chance(random, habits.turnsAroundShare());
        if (!turnsAround) {
            shopper.plan(demand);
        }
        scene.crowd().add(person);
        scene.tell(new Happening.Entered(scene.now(), number, number, door, shopper.wants()));
        shopper.bringOthers(habits.groups().size(random) - 1);
        if (turnsAround) {
            shopper.turnAround();
        } else {
            shopper.goOn();
        }
    }

    private List<Happening.Line> wants() {
        return stops.stream()
                .filter(stop -> stop.units() > 0)
                .map(stop -> new Happening.Line(stop.sku(), stop.units()))
                .toList();
    }

    private void bringOthers(int count) {
        for (int i = 1; i <= count; i++) {
            int number = scene.crowd().nextNumber();
            SplittableRandom theirs = scene.seeds().stream("companion", number);
            long behind = Draws.seconds(i * Draws.between(theirs, 0.6, 1.4));
            Person companion = person.companion(number, theirs, behind);
            companions.add(new Companion(companion, behind));
            scene.agenda()
                    .after(
                            behind,
                            () -> {
                                scene.crowd().add(companion);
                                scene.tell(
                                        new Happening.Entered(
                                                scene.now(),
                                                number,
                                                person.number(),
                                                door,
                                                List.of()));
                            });
        }
    }

    private void turnAround() {
        long there = person.walkTo(scene.floor().turn(door), scene.floor(), scene.now());
        long pause = Draws.seconds(Draws.between(random, 1, 6));
        scene.agenda().at(there + pause, () -> leaveBy(door));
    }

    private void plan(Demand demand) {
        Habits habits = scene.shop().habits();
        if (!Draws.chance(random, habits.noListShare())) {
            demand.list(random).forEach((sku, units) -> stops.add(new Stop(sku, units, sku)));
        }
        for (int looks = Draws.poisson(random, habits.browseStops()); looks > 0; looks--) {
            Sku sku = demand.any(random).sku();
            stops.add(new Stop(sku, 0, sku));
        }
    }

    /** On to the next shelf, to the till, or out. */
    private void goOn() {
        if (!stops.isEmpty()) {
            Stop stop = stops.remove(nearest());
            Spot shelf = scene.floor().shelf(stop.sku());
            long there = person.walkTo(shelf, scene.floor(), scene.now());
            scene.agenda().at(there + stayMillis(stop), () -> take(stop));
        } else if (!basket.isEmpty()) {
            goToTill();
        } else {
            leaveBy(exit());
        }
    }

    /** The nearest stop as this shopper judges it, which is not exact. */
    private int nearest() {
        int best = 0;
        double bestMetres = Double.POSITIVE_INFINITY;
        for (int i = 0; i < stops.size(); i++) {
            Spot shelf = scene.floor().shelf(stops.get(i).sku());
            double metres =
                    Path.metres(person.spot().stand(), shelf.stand())
                            * Draws.between(random, 0.6, 1.4);
            if (metres < bestMetres) {
                bestMetres = metres;
                best = i;
            }
        }
        return best;
    }

    private long stayMillis(Stop stop) {
        double factor = StrictMath.exp(STOP_DEVIATION * random.nextGaussian());
        double seconds = scene.shop().habits().stopSeconds() * factor;
        return Draws.seconds(seconds + UNIT_SECONDS * stop.units());
    }

    private void take(Stop stop) {
        if (stop.units() > 0) {
            int taken = scene.stock().of(stop.sku()).pick(stop.units());
            if (taken > 0) {
                basket.merge(stop.sku(), taken, Integer::sum);
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

    private void missed(Stop stop, int units) {
        boolean first = stop.insteadOf().equals(stop.sku());
        List<Goods> others = first ? substitutes(stop.sku()) : List.of();
        if (!others.isEmpty() && Draws.chance(random, scene.shop().habits().substituteShare())) {
            Goods other = others.get(random.nextInt(others.size()));
            stops.addFirst(new Stop(other.sku(), units, stop.sku()));
        } else {
            scene.tell(
                    new Happening.LostSale(scene.now(), person.number(), stop.insteadOf(), units));
        }
    }

    private List<Goods> substitutes(Sku sku) {
        Goods wanted =
                scene.products().stream()
                        .filter(goods -> goods.sku().equals(sku))
                        .findFirst()
                        .orElseThrow();
        return scene.products().stream()
                .filter(goods -> goods.zone().equals(wanted.zone()) && !goods.sku().equals(sku))
                .filter(goods -> scene.stock().of(goods.sku()).shelf() > 0)
                .toList();
    }

    private void goToTill() {
        ShopSpec.Lane lane = scene.tills().choose(scene.now());
        long there = person.walkTo(scene.floor().queue(lane.till()), scene.floor(), scene.now());
        scene.agenda().at(there, () -> queueAt(lane));
    }

    private void queueAt(ShopSpec.Lane lane) {
        Map<Sku, Integer> hidden = hide();
        int units = basket.values().stream().mapToInt(Integer::intValue).sum();
        Spot till = scene.floor().till(lane.till());
        Tills.Turn turn = scene.tills().join(lane, till, person, units, scene.now());
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
                            leaveBy(exit());
                        });
    }

    /** Units that will not be shown at the till. */
    private Map<Sku, Integer> hide() {
        Map<Sku, Integer> hidden = new LinkedHashMap<>();
        basket.forEach((sku, units) -> {
            for (int unit = 0; unit < units; unit++) {
                if (Draws.chance(random, scene.shop().habits().theftShare())) {
                    hidden.merge(sku, 1, Integer::sum);
                }
            }
        });
        hidden.forEach((sku, units) -> basket.merge(sku, -units, Integer::sum));
        basket.values().removeIf(units -> units == 0);
        return hidden;
    }

    private void pay(ShopSpec.Lane lane) {
        if (basket.isEmpty()) {
            return;
        }
        List<Happening.Line> lines = new ArrayList<>();
        basket.forEach((sku, units) -> {
            scene.stock().of(sku).sell(units);
            lines.add(new Happening.Line(sku, units));
        });
        ReceiptId receipt = ReceiptId.of("r%d".formatted(person.number()));
        scene.tell(new Happening.Paid(scene.now(), person.number(), lane.till(), receipt, lines));
    }

    private void stealAway(Map<Sku, Integer> hidden) {
        hidden.forEach((sku, units) -> {
            scene.stock().of(sku).steal(units);
            scene.tell(new Happening.Stolen(scene.now(), person.number(), sku, units));
        });
    }

    private LineId exit() {
        return Draws.chance(random, SAME_DOOR_SHARE)
                ? door
                : Doors.any(scene.shop().doors(), random);
    }

    private void leaveBy(LineId exit) {
        long there = person.walkTo(scene.floor().door(exit), scene.floor(), scene.now());
        scene.agenda().at(there, () -> gone(person, exit));
        for (Companion companion : companions) {
            scene.agenda()
                    .at(there + companion.behindMillis(), () -> gone(companion.person(), exit));
        }
    }

    private void gone(Person who, LineId exit) {
        scene.crowd().remove(who);
        scene.tell(new Happening.Left(scene.now(), who.number(), exit, who.track()));
    }
}
