package org.aisleflow.sim.world;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A kind of shopper. The factors of all types together are scaled so that as much is wanted and
 * looked at as the products and the habits say.
 *
 * @param name what people call them
 * @param share how many of the parties are of this type, relative to the others' shares
 * @param listFactor how much longer their shopping list is
 * @param browseFactor how much more they look at
 * @param speedFactor how much faster they walk
 * @param stopFactor how much longer they stay at a shelf
 */
public record ShopperType(
        String name,
        double share,
        double listFactor,
        double browseFactor,
        double speedFactor,
        double stopFactor) {
    /** Checks the ranges. */
    public ShopperType {
        Complaints.of("shopper type " + name)
                .unlessWithin("share", share, 0.001, 1_000)
                .unlessWithin("listFactor", listFactor, 0.05, 20)
                .unlessWithin("browseFactor", browseFactor, 0, 20)
                .unlessWithin("speedFactor", speedFactor, 0.3, 2)
                .unlessWithin("stopFactor", stopFactor, 0.1, 10)
                .raise();
    }

    static ShopperType any(List<ShopperType> types, RandomGenerator random) {
        double left = random.nextDouble() * shares(types);
        for (ShopperType type : types) {
            left -= type.share;
            if (left < 0) {
                return type;
            }
        }
        return types.getLast();
    }

    /** This type's list against that of an average shopper. */
    double relativeList(List<ShopperType> types) {
        double sum = types.stream().mapToDouble(type -> type.share * type.listFactor).sum();
        return listFactor * shares(types) / sum;
    }

    /** This type's looks against those of an average shopper. */
    double relativeBrowsing(List<ShopperType> types) {
        double sum = types.stream().mapToDouble(type -> type.share * type.browseFactor).sum();
        return sum > 0 ? browseFactor * shares(types) / sum : 1;
    }

    private static double shares(List<ShopperType> types) {
        return types.stream().mapToDouble(ShopperType::share).sum();
    }
}
