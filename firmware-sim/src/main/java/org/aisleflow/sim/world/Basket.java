package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.Sku;

/** What a shopper has taken. */
final class Basket {
    private final Map<Sku, Integer> units = new LinkedHashMap<>();

    void add(Sku sku, int more) {
        units.merge(sku, more, Integer::sum);
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    int size() {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<Happening.Line> lines() {
        List<Happening.Line> lines = new ArrayList<>();
        units.forEach((sku, held) -> lines.add(new Happening.Line(sku, held)));
        return lines;
    }

    void removeOne(Sku sku) {
        units.merge(sku, -1, Integer::sum);
        units.remove(sku, 0);
    }

    /** A product that lies in it. */
    Sku any(SplittableRandom random) {
        return List.copyOf(units.keySet()).get(random.nextInt(units.size()));
    }

    /** Takes out units that will not be shown at the till. */
    Basket hide(SplittableRandom random, double share) {
        Basket hidden = new Basket();
        for (Happening.Line line : lines()) {
            for (int unit = 0; unit < line.units(); unit++) {
                if (Draws.chance(random, share)) {
                    hidden.add(line.sku(), 1);
                    removeOne(line.sku());
                }
            }
        }
        return hidden;
    }
}
