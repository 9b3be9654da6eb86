package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.LineId;

/** People who come together, go together and leave together: one who shops, and others. */
final class Party {
    private static final double FAMILY_SPEED_FACTOR = 0.85;

    private final Scene scene;
    private final Person leader;
    private final LineId door;
    private final boolean family;
    private final int size;
    private final List<Companion> companions = new ArrayList<>();

    /**
     * Somebody who comes along.
     *
     * @param person who
     * @param behindMillis so long after the one who shops
     */
    private record Companion(Person person, long behindMillis) {}

    private Party(Scene scene, Person leader, LineId door, int size, boolean family) {
        this.scene = scene;
        this.leader = leader;
        this.door = door;
        this.size = size;
        this.family = family;
    }

    /** A party that stands at a door now. */
    static Party at(
            Scene scene, LineId door, ShopperType type, SplittableRandom random, int number) {
        Habits habits = scene.shop().habits();
        int size = habits.groups().size(random);
        boolean family = size > 1 && Draws.chance(random, habits.groups().familyShare());
        double speed = habits.metresPerSecond() * type.speedFactor();
        Person leader =
                Person.at(
                        scene.floor().door(door),
                        scene.now(),
                        number,
                        Person.Role.SHOPPER,
                        random,
                        family ? speed * FAMILY_SPEED_FACTOR : speed);
        return new Party(scene, leader, door, size, family);
    }

    Person leader() {
        return leader;
    }

    void enter(List<Happening.Line> wants) {
        scene.crowd().add(leader);
        int number = leader.number();
        scene.tell(new Happening.Entered(scene.now(), number, number, door, wants));
        for (int i = 1; i < size; i++) {
            bring(i);
        }
    }

    private void bring(int place) {
        int number = scene.crowd().nextNumber();
        SplittableRandom theirs = scene.seeds().stream("companion", number);
        double apart = family ? Draws.between(theirs, 0.4, 0.8) : Draws.between(theirs, 0.6, 1.4);
        long behind = Draws.seconds(place * apart);
        Person companion = leader.companion(number, theirs, behind);
        companions.add(new Companion(companion, behind));
        scene.agenda()
                .after(
                        behind,
                        () -> {
                            scene.crowd().add(companion);
                            scene.tell(
                                    new Happening.Entered(
                                            scene.now(), number, leader.number(), door, List.of()));
                        });
    }

    void leaveBy(LineId exit) {
        long there = leader.walkTo(scene.floor().door(exit), scene.floor(), scene.now());
        scene.agenda().at(there, () -> gone(leader, exit));
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
