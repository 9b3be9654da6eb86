package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.SplittableRandom;

/** What is in the shop when it opens for the first time, and the first count of all of it. */
final class FirstStock {
    private static final LocalTime FIRST_COUNT = LocalTime.of(6, 0);
    private static final double FEWEST_BACKROOM_DAYS = 2;
    private static final double MOST_BACKROOM_DAYS = 5;

    private FirstStock() {}

    static void fill(Scene scene, LocalDate firstDay) {
        SplittableRandom random = scene.seeds().stream("first stock", 0);
        double size = scene.shop().habits().visitorsFactor();
        for (Goods goods : scene.products()) {
            double days = Draws.between(random, FEWEST_BACKROOM_DAYS, MOST_BACKROOM_DAYS);
            double kept = Math.min(days, (goods.keepsDays() - 1) / 2.0);
            int packs = (int) Math.ceil(goods.perDay() * size * kept / goods.pack());
            int age = goods.spoils() ? random.nextInt(1 + (goods.keepsDays() - 1) / 2) : 0;
            scene.stock()
                    .of(goods.sku())
                    .begin(
                            goods.shelfCapacity() + packs * goods.pack(),
                            goods.expires((int) firstDay.toEpochDay() - age));
        }
        scene.agenda().at(scene.millis(firstDay, FIRST_COUNT), () -> countEverything(scene));
    }

    /** The first count is done with care: it is what the book begins with. */
    private static void countEverything(Scene scene) {
        for (Goods goods : scene.products()) {
            int units = scene.stock().of(goods.sku()).onHand();
            scene.tell(new Happening.Counted(scene.now(), goods.sku(), units, units));
        }
    }
}
