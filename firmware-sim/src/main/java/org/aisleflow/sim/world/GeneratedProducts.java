package org.aisleflow.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.SupplierId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Products that are drawn by rule: a few sell fast and most slowly. At a share u of the ranking
 * from the fastest to the slowest, units per day are {@code fastest × (slowest /
 * fastest)^(u^skew)}.
 *
 * @param seed decides prices, weights and who is fast
 * @param count how many products, 1 to 20,000
 * @param fastestPerDay units a day of the fastest
 * @param slowestPerDay units a day of the slowest
 * @param skew below 1 for fewer fast products, 0.1 to 2
 * @param departments what there is
 */
record GeneratedProducts(
        long seed,
        int count,
        double fastestPerDay,
        double slowestPerDay,
        double skew,
        List<Department> departments) {
    private static final double COST_SHARE = 0.65;
    private static final String GTIN_PREFIX = "21";

    /** Checks the ranges. */
    GeneratedProducts {
        departments = List.copyOf(departments);
        Complaints.of("generated products")
                .unlessWithin("count", count, 1, 20_000)
                .unlessWithin("fastestPerDay", fastestPerDay, slowestPerDay, 10_000)
                .unlessWithin("slowestPerDay", slowestPerDay, 0.001, 10_000)
                .unlessWithin("skew", skew, 0.1, 2)
                .when(departments.isEmpty(), "departments is empty, it must have at least one")
                .raise();
    }

    /**
     * Products of one zone.
     *
     * @param zone where they lie
     * @param name what they are called, before a number
     * @param supplier who delivers them
     * @param share how many of all products, relative to the others' shares
     * @param price the lowest and the highest price
     * @param unitGrams the lightest and the heaviest
     * @param pack units in a pack
     * @param shelfLifeDays the shortest and the longest shelf life; null if they do not spoil
     */
    record Department(
            ZoneId zone,
            String name,
            SupplierId supplier,
            double share,
            List<Double> price,
            List<Double> unitGrams,
            int pack,
            @Nullable List<Double> shelfLifeDays) {
        /** Checks the ranges. */
        Department {
            Complaints.of("department " + name)
                    .unlessWithin("share", share, 0.001, 1_000)
                    .unlessWithin("pack", pack, 1, 10_000)
                    .when(!isSpan(price), "price must be [lowest, highest]")
                    .when(!isSpan(unitGrams), "unitGrams must be [lightest, heaviest]")
                    .when(
                            shelfLifeDays != null && !isSpan(shelfLifeDays),
                            "shelfLifeDays must be [shortest, longest]")
                    .raise();
        }

        private static boolean isSpan(List<Double> span) {
            return span.size() == 2 && span.get(0) > 0 && span.get(0) <= span.get(1);
        }
    }

    List<Goods> written() {
        SplittableRandom random = new Seeds(seed).stream("generated products", 0);
        List<Integer> ranks = shuffled(random);
        double shares = departments.stream().mapToDouble(Department::share).sum();
        List<Goods> products = new ArrayList<>();
        double upTo = 0;
        for (Department department : departments) {
            upTo += department.share() / shares;
            int last = (int) Math.round(upTo * count);
            for (int number = 1; products.size() < last; number++) {
                int index = products.size();
                products.add(product(department, number, index, ranks.get(index), random));
            }
        }
        return products;
    }

    private List<Integer> shuffled(SplittableRandom random) {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) {
            ranks.add(rank);
        }
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int rank = ranks.get(i);
            ranks.set(i, ranks.get(other));
            ranks.set(other, rank);
        }
        return ranks;
    }

    private Goods product(
            Department department, int number, int index, int rank, SplittableRandom random) {
        double price = Math.rint(within(department.price(), random) * 20) / 20;
        List<Double> life = department.shelfLifeDays();
        return new Goods(
                Sku.of("p%05d".formatted(index + 1)),
                "%s %d".formatted(department.name(), number),
                gtin(index + 1),
                Math.rint(within(department.unitGrams(), random)),
                price,
                Math.rint(price * COST_SHARE * 100) / 100,
                department.pack(),
                department.pack(),
                life == null ? null : Math.rint(within(life, random)),
                department.supplier(),
                department.zone(),
                Math.max(slowestPerDay, Math.rint(perDay(rank) * 100) / 100),
                null);
    }

    private double perDay(int rank) {
        double share = count == 1 ? 0 : (double) rank / (count - 1);
        double power = StrictMath.pow(share, skew);
        return fastestPerDay * StrictMath.pow(slowestPerDay / fastestPerDay, power);
    }

    private static double within(List<Double> span, SplittableRandom random) {
        return Draws.between(random, span.get(0), span.get(1));
    }

    /** A global trade item number of 13 digits for use inside a company, with its check digit. */
    private static String gtin(int number) {
        String digits = GTIN_PREFIX + "%010d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + Math.floorMod(-sum, 10);
    }
}
