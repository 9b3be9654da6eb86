package org.aisleflow.sim.world;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import org.aisleflow.contracts.ids.LineId;

/**
 * Who comes in and who walks past: a Poisson process whose rate follows the weekday and the hour,
 * with noise of the day and of the hour.
 */
final class Street {
    /** The last shopper comes in so long before the shop closes. */
    private static final int LAST_ENTRY_MINUTES = 5;

    private static final int FIRST_PASSING_HOUR = 6;
    private static final int LAST_PASSING_HOUR = 22;

    /** Passers-by follow the shop's hours only in part. */
    private static final double PASSING_BASE = 0.4;

    private static final long HOUR_MILLIS = 3_600_000;

    private final Scene scene;

    Street(Scene scene) {
        this.scene = scene;
    }

    void planDay(LocalDate date) {
        Habits habits = scene.shop().habits();
        SplittableRandom random = scene.seeds().stream("street", date.toEpochDay());
        Demand demand =
                new Demand(
                        scene.assortment(),
                        date,
                        habits,
                        scene.seeds().stream("demand", date.toEpochDay()));
        double visitors = habits.visitors(date) * Draws.noiseFactor(random, habits.dayNoise());
        planVisitors(date, visitors, demand, random);
        planPassing(date, visitors * habits.passersPerVisitor(), random);
    }

    private void planVisitors(
            LocalDate date, double visitors, Demand demand, SplittableRandom random) {
        long opens = scene.millis(date, scene.shop().opens());
        long lastEntry = scene.millis(date, scene.shop().closes().minusMinutes(LAST_ENTRY_MINUTES));
        double[] openWeights = new double[24];
        double sum = 0;
        for (int hour = 0; hour < openWeights.length; hour++) {
            long start = scene.millis(date, LocalTime.of(hour, 0));
            long open = Math.min(start + HOUR_MILLIS, lastEntry) - Math.max(start, opens);
            double share = Math.max(0, (double) open / HOUR_MILLIS);
            openWeights[hour] = share * scene.shop().habits().hourWeights().get(hour);
            sum += openWeights[hour];
        }
        for (int hour = 0; hour < openWeights.length; hour++) {
            long start = scene.millis(date, LocalTime.of(hour, 0));
            long from = Math.max(start, opens);
            long to = Math.min(start + HOUR_MILLIS, lastEntry);
            double noise = Draws.noiseFactor(random, scene.shop().habits().hourNoise());
            double parties = visitors / scene.shop().habits().groups().meanSize();
            int count = Draws.poisson(random, parties * openWeights[hour] / sum * noise);
            for (int i = 0; i < count; i++) {
                LineId door = Doors.any(scene.shop().doors(), random);
                long time = random.nextLong(from, to);
                scene.agenda().at(time, () -> Shopper.enters(scene, door, demand));
            }
        }
    }

    private void planPassing(LocalDate date, double passers, SplittableRandom random) {
        List<Double> weights = scene.shop().habits().hourWeights();
        double mean = weights.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double sum = 0;
        for (int hour = FIRST_PASSING_HOUR; hour <= LAST_PASSING_HOUR; hour++) {
            sum += weights.get(hour) + PASSING_BASE * mean;
        }
        for (int hour = FIRST_PASSING_HOUR; hour <= LAST_PASSING_HOUR; hour++) {
            double share = (weights.get(hour) + PASSING_BASE * mean) / sum;
            long start = scene.millis(date, LocalTime.of(hour, 0));
            for (int i = Draws.poisson(random, passers * share); i > 0; i--) {
                LineId door = Doors.any(scene.shop().doors(), random);
                long time = start + random.nextLong(HOUR_MILLIS);
                scene.agenda().at(time, () -> scene.tell(new Happening.Passed(time, door)));
            }
        }
    }
}
