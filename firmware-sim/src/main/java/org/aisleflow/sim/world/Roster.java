package org.aisleflow.sim.world;

import java.time.Duration;
import java.time.LocalDate;

/** Who works on a day: fillers by their shifts, a cashier at every till. */
final class Roster {
    private static final Duration BEFORE_OPENING = Duration.ofMinutes(10);
    private static final Duration AFTER_CLOSING = Duration.ofMinutes(20);
    private static final double STANDING_STILL = 1;

    private final Scene scene;

    Roster(Scene scene) {
        this.scene = scene;
    }

    void planDay(LocalDate date) {
        long opens = scene.millis(date, scene.shop().opens());
        long closes = scene.millis(date, scene.shop().closes());
        for (Staff.Shift shift : scene.shop().staff().shifts()) {
            long home = scene.millis(date, shift.to());
            scene.agenda()
                    .at(scene.millis(date, shift.from()), () -> Filler.begins(scene, opens, home));
        }
        for (ShopSpec.Lane lane : scene.shop().lanes()) {
            if (!lane.reserve()) {
                scene.agenda()
                        .at(
                                opens - BEFORE_OPENING.toMillis(),
                                () -> cashier(lane, closes + AFTER_CLOSING.toMillis()));
            }
        }
    }

    private void cashier(ShopSpec.Lane lane, long home) {
        Spot chair = new Spot(-1, "a chair", lane.cashier(), lane.cashier());
        Person person = Person.atWork(scene, chair, "cashier", STANDING_STILL);
        scene.agenda()
                .at(
                        home,
                        () -> {
                            person.onwardsTo(chair, home);
                            scene.crowd().remove(person);
                            scene.tell(
                                    new Happening.WentHome(home, person.number(), person.track()));
                        });
    }
}
