package org.aisleflow.sim.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.Sku;

/** The shelves that a shopper still wants to go to. */
final class Errands {
    private final Scene scene;
    private final SplittableRandom random;
    private final List<Stop> stops = new ArrayList<>();

    /** Stops that come before all others, in this order. */
    private final Deque<Stop> next = new ArrayDeque<>();

    private final List<Sku> seen = new ArrayList<>();

    Errands(Scene scene, SplittableRandom random) {
        this.scene = scene;
        this.random = random;
    }

    void plan(Demand demand, ShopperType type) {
        Habits habits = scene.shop().habits();
        if (!Draws.chance(random, habits.noListShare())) {
            demand.list(random, type.relativeList(habits.types()))
                    .forEach((sku, units) -> stops.add(Stop.toTake(sku, units)));
        }
        double looks = habits.browseStops() * type.relativeBrowsing(habits.types());
        for (int left = Draws.poisson(random, looks); left > 0; left--) {
            stops.add(Stop.toLook(demand.any(random).sku()));
        }
    }

    List<Happening.Line> wants() {
        return stops.stream()
                .filter(stop -> stop.units() > 0)
                .map(stop -> new Happening.Line(stop.sku(), stop.units()))
                .toList();
    }

    boolean isDone() {
        return stops.isEmpty() && next.isEmpty();
    }

    /** The next stop: what is urgent, else the nearest as this shopper judges it. */
    Stop next(Spot from) {
        Stop stop = next.isEmpty() ? stops.remove(nearest(from)) : next.removeFirst();
        seen.add(stop.sku());
        return stop;
    }

    /** The judgement of distances is not exact. */
    private int nearest(Spot from) {
        int best = 0;
        double bestMetres = Double.POSITIVE_INFINITY;
        for (int i = 0; i < stops.size(); i++) {
            Spot shelf = scene.floor().shelf(stops.get(i).sku());
            double metres =
                    Path.metres(from.stand(), shelf.stand()) * Draws.between(random, 0.6, 1.4);
            if (metres < bestMetres) {
                bestMetres = metres;
                best = i;
            }
        }
        return best;
    }

    /** Looks at another shelf of the zone and comes back. */
    void searchFor(Stop missing, int units) {
        List<Goods> others = scene.assortment().besides(missing.sku());
        if (!others.isEmpty()) {
            next.addLast(Stop.toLook(others.get(random.nextInt(others.size())).sku()));
        }
        next.addLast(new Stop(missing.sku(), units, missing.insteadOf(), true));
    }

    void take(Goods other, Stop insteadOf, int units) {
        next.addLast(new Stop(other.sku(), units, insteadOf.insteadOf(), true));
    }

    /** Goes back to a shelf of this visit, if there was one. */
    void revisit() {
        if (!seen.isEmpty()) {
            next.addLast(Stop.toLook(seen.get(random.nextInt(seen.size()))));
        }
    }
}
