package org.aisleflow.sim.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How the people of one shop behave.
 *
 * @param visitorsPerDay mean visitors by weekday
 * @param visitorsFactor how large the shop is against an average one, which sells what the products
 *     say: a factor on all visitors, 0.01 to 100
 * @param monthFactors 12 factors on the visitors, in the middle of January and so on; between them
 *     they change evenly
 * @param hourWeights 24 relative weights of the hours of the day, from midnight on
 * @param dayNoise deviation of the logarithm of a day's factor
 * @param hourNoise deviation of the logarithm of an hour's factor
 * @param productNoise deviation of the logarithm of a product's factor of a day
 * @param passersPerVisitor people who pass the doors without coming in, per visitor
 * @param groups how many come together
 * @param types what kinds of shoppers there are
 * @param turnsAroundShare share of parties who turn round just inside the door, 0 to 1
 * @param noListShare share of parties who only look, 0 to 1
 * @param browseStops mean stops at shelves to look at something that is not on the list
 * @param hesitateShare share of stops at which a shopper cannot decide and stays twice as long
 * @param revisitShare share of shoppers who go back to a shelf when the list is done, 0 to 1
 * @param stopSeconds median seconds at a shelf
 * @param metresPerSecond mean walking speed
 * @param searchShare share of shoppers who look round and come back when a shelf is empty, 0 to 1
 * @param substituteShare share of shoppers who take another product when theirs is gone, 0 to 1
 */
public record Habits(
        Map<DayOfWeek, Double> visitorsPerDay,
        double visitorsFactor,
        List<Double> monthFactors,
        List<Double> hourWeights,
        double dayNoise,
        double hourNoise,
        double productNoise,
        double passersPerVisitor,
        Groups groups,
        List<ShopperType> types,
        double turnsAroundShare,
        double noListShare,
        double browseStops,
        double hesitateShare,
        double revisitShare,
        double stopSeconds,
        double metresPerSecond,
        double searchShare,
        double substituteShare) {
    private static final int HOURS = 24;
    private static final int MONTHS = 12;

    /** Checks the ranges. */
    public Habits {
        visitorsPerDay = Map.copyOf(visitorsPerDay);
        monthFactors = List.copyOf(monthFactors);
        hourWeights = List.copyOf(hourWeights);
        types = List.copyOf(types);
        Complaints.of("habits")
                .when(
                        visitorsPerDay.size() != DayOfWeek.values().length,
                        "visitorsPerDay must name all seven weekdays")
                .when(monthFactors.size() != MONTHS, "monthFactors must have 12 numbers")
                .when(hourWeights.size() != HOURS, "hourWeights must have 24 numbers")
                .when(types.isEmpty(), "types must name at least one kind of shopper")
                .allWithin(outside("visitorsPerDay", visitorsPerDay.values(), 100_000))
                .allWithin(outside("monthFactors", monthFactors, 10))
                .allWithin(outside("hourWeights", hourWeights, 1_000))
                .unlessWithin("visitorsFactor", visitorsFactor, 0.01, 100)
                .unlessWithin("dayNoise", dayNoise, 0, 1)
                .unlessWithin("hourNoise", hourNoise, 0, 1)
                .unlessWithin("productNoise", productNoise, 0, 1)
                .unlessWithin("passersPerVisitor", passersPerVisitor, 0, 1_000)
                .unlessWithin("turnsAroundShare", turnsAroundShare, 0, 0.99)
                .unlessWithin("noListShare", noListShare, 0, 0.99)
                .unlessWithin("browseStops", browseStops, 0, 50)
                .unlessWithin("hesitateShare", hesitateShare, 0, 1)
                .unlessWithin("revisitShare", revisitShare, 0, 1)
                .unlessWithin("stopSeconds", stopSeconds, 1, 600)
                .unlessWithin("metresPerSecond", metresPerSecond, 0.2, 1.5)
                .unlessWithin("searchShare", searchShare, 0, 1)
                .unlessWithin("substituteShare", substituteShare, 0, 1)
                .raise();
    }

    private static List<String> outside(String field, Iterable<Double> values, double most) {
        Complaints complaints = Complaints.of(field);
        values.forEach(value -> complaints.unlessWithin("a number in " + field, value, 0, most));
        return complaints.sentences();
    }

    /** Mean visitors of a day, by its weekday and the season. */
    double visitors(LocalDate date) {
        return visitors(date.getDayOfWeek()) * visitorsFactor * season(date);
    }

    private double visitors(DayOfWeek day) {
        return visitorsPerDay.getOrDefault(day, 0.0);
    }

    private double season(LocalDate date) {
        double middles =
                date.getMonthValue() - 1.5 + (date.getDayOfMonth() - 0.5) / date.lengthOfMonth();
        int before = (int) Math.floor(middles);
        double later = middles - before;
        return (1 - later) * monthFactors.get(Math.floorMod(before, MONTHS))
                + later * monthFactors.get(Math.floorMod(before + 1, MONTHS));
    }

    /** Mean parties on a day of an average week out of season. */
    double meanParties() {
        double sum = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            sum += visitors(day);
        }
        return sum / DayOfWeek.values().length / groups.meanSize();
    }
}
