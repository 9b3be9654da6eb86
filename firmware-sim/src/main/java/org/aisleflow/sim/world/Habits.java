package org.aisleflow.sim.world;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How the people of one shop behave.
 *
 * @param visitorsPerDay mean visitors by weekday
 * @param hourWeights 24 relative weights of the hours of the day, from midnight on
 * @param dayNoise deviation of the logarithm of a day's factor
 * @param hourNoise deviation of the logarithm of an hour's factor
 * @param productNoise deviation of the logarithm of a product's factor of a day
 * @param passersPerVisitor people who pass the doors without coming in, per visitor
 * @param groups how many come together
 * @param turnsAroundShare share of parties who turn round just inside the door, 0 to 1
 * @param noListShare share of parties who only look, 0 to 1
 * @param browseStops mean stops at shelves to look at something that is not on the list
 * @param stopSeconds median seconds at a shelf
 * @param metresPerSecond mean walking speed
 * @param substituteShare share of shoppers who take another product when theirs is gone, 0 to 1
 * @param theftShare share of picked units that leave without being paid, 0 to 1
 * @param breakageShare share of refilled units that break, 0 to 1
 */
public record Habits(
        Map<DayOfWeek, Double> visitorsPerDay,
        List<Double> hourWeights,
        double dayNoise,
        double hourNoise,
        double productNoise,
        double passersPerVisitor,
        Groups groups,
        double turnsAroundShare,
        double noListShare,
        double browseStops,
        double stopSeconds,
        double metresPerSecond,
        double substituteShare,
        double theftShare,
        double breakageShare) {
    private static final int HOURS = 24;

    /** Checks the ranges. */
    public Habits {
        visitorsPerDay = Map.copyOf(visitorsPerDay);
        hourWeights = List.copyOf(hourWeights);
        Complaints.of("habits")
                .when(
                        visitorsPerDay.size() != DayOfWeek.values().length,
                        "visitorsPerDay must name all seven weekdays")
                .when(hourWeights.size() != HOURS, "hourWeights must have 24 numbers")
                .unlessWithin("dayNoise", dayNoise, 0, 1)
                .unlessWithin("hourNoise", hourNoise, 0, 1)
                .unlessWithin("productNoise", productNoise, 0, 1)
                .unlessWithin("passersPerVisitor", passersPerVisitor, 0, 1_000)
                .unlessWithin("turnsAroundShare", turnsAroundShare, 0, 1)
                .unlessWithin("noListShare", noListShare, 0, 1)
                .unlessWithin("browseStops", browseStops, 0, 50)
                .unlessWithin("stopSeconds", stopSeconds, 1, 600)
                .unlessWithin("metresPerSecond", metresPerSecond, 0.2, 1.5)
                .unlessWithin("substituteShare", substituteShare, 0, 1)
                .unlessWithin("theftShare", theftShare, 0, 1)
                .unlessWithin("breakageShare", breakageShare, 0, 1)
                .raise();
    }

    /** Mean visitors on a weekday. */
    double visitors(DayOfWeek day) {
        return visitorsPerDay.getOrDefault(day, 0.0);
    }

    /** Mean parties on a day of an average week. */
    double meanParties() {
        double sum = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            sum += visitors(day);
        }
        return sum / DayOfWeek.values().length / groups.meanSize();
    }

    /**
     * How many people come together.
     *
     * @param share share of parties of more than one, 0 to 1
     * @param meanOthers mean people beyond the second in such a party
     */
    public record Groups(double share, double meanOthers) {
        private static final int MOST = 6;

        /** Checks the ranges. */
        public Groups {
            Complaints.of("groups")
                    .unlessWithin("share", share, 0, 1)
                    .unlessWithin("meanOthers", meanOthers, 0, MOST)
                    .raise();
        }

        int size(RandomGenerator random) {
            if (!Draws.chance(random, share)) {
                return 1;
            }
            return Math.min(MOST, 2 + Draws.geometric(random, meanOthers));
        }

        double meanSize() {
            return 1 + share * (1 + meanOthers);
        }
    }
}
