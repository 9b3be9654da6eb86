package org.aisleflow.sim.world;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What staff do every morning before the shop opens: throw away what must not be sold any more,
 * count what they threw away some of, and count some products more, all of them in turn.
 */
final class MorningRound {
    private static final Duration BEFORE_OPENING = Duration.ofMinutes(20);

    private final Scene scene;
    private final LocalDate firstDay;

    MorningRound(Scene scene, LocalDate firstDay) {
        this.scene = scene;
        this.firstDay = firstDay;
    }

    void planDay(LocalDate date) {
        if (date.isAfter(firstDay)) {
            long opens = scene.millis(date, scene.shop().opens());
            scene.agenda().at(opens - BEFORE_OPENING.toMillis(), () -> goRound(date));
        }
    }

    private void goRound(LocalDate date) {
        SplittableRandom random = scene.seeds().stream("morning round", date.toEpochDay());
        List<Goods> toCount = throwAway(date);
        List<Goods> all = scene.products();
        long done = date.toEpochDay() * scene.shop().staff().countsPerDay();
        int more = Math.min(scene.shop().staff().countsPerDay(), all.size());
        for (int i = 0; i < more; i++) {
            toCount.add(all.get((int) Math.floorMod(done + i, (long) all.size())));
        }
        toCount.stream().distinct().forEach(goods -> count(goods, random));
    }

    private List<Goods> throwAway(LocalDate date) {
        List<Goods> thrown = new ArrayList<>();
        for (Goods goods : scene.products()) {
            int units = scene.stock().of(goods.sku()).expire((int) date.toEpochDay());
            if (units > 0) {
                scene.tell(new Happening.Expired(scene.now(), goods.sku(), units));
                thrown.add(goods);
            }
        }
        return thrown;
    }

    /** People who count are off by one or two now and then. */
    private void count(Goods goods, SplittableRandom random) {
        Holding holding = scene.stock().of(goods.sku());
        int truly = holding.onHand();
        int found = truly;
        if (Draws.chance(random, scene.shop().mishaps().countErrorShare())) {
            int off = 1 + random.nextInt(2);
            found = Math.max(0, random.nextBoolean() ? truly + off : truly - off);
        }
        holding.recount(found);
        scene.tell(new Happening.Counted(scene.now(), goods.sku(), found, truly));
    }
}
