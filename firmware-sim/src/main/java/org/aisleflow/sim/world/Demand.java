package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.aisleflow.contracts.ids.Sku;

/** What the shoppers of one day would like to have: popular products more often. */
final class Demand {
    private final List<Goods> products;
    private final double[] upTo;
    private final double meanUnits;

    /**
     * Draws a day's moods.
     *
     * @param assortment the products
     * @param date the day
     * @param habits how shoppers behave
     * @param random the day's stream
     */
    Demand(Assortment assortment, LocalDate date, Habits habits, SplittableRandom random) {
        this.products = assortment.all();
        this.upTo = new double[products.size()];
        double plain = 0;
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            double perDay = assortment.perDay(products.get(i), date);
            plain += perDay;
            sum += perDay * Draws.noiseFactor(random, habits.productNoise());
            upTo[i] = sum;
        }
        double buyers =
                habits.meanParties() * (1 - habits.turnsAroundShare()) * (1 - habits.noListShare());
        // A day on which everything is liked more is not a day with larger baskets.
        this.meanUnits = plain / buyers;
    }

    /** A shopping list: units by product, in the order of thinking of them. */
    Map<Sku, Integer> list(RandomGenerator random, double relativeLength) {
        Map<Sku, Integer> wanted = new LinkedHashMap<>();
        for (int units = 1 + Draws.geometric(random, meanUnits * relativeLength - 1);
                units > 0;
                units--) {
            wanted.merge(any(random).sku(), 1, Integer::sum);
        }
        return wanted;
    }

    /** A product as likely as it is popular. */
    Goods any(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return products.get(Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1));
    }
}
