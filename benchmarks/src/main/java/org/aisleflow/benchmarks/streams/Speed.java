package org.aisleflow.benchmarks.streams;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was computed in a second of one core's time, and on the clock.
 *
 * @param sightings position sightings per second and core
 * @param frames frames per second and core
 * @param messages messages of all kinds per second and core
 * @param sightingsOnTheClock position sightings per second on the clock
 */
record Speed(double sightings, double frames, double messages, double sightingsOnTheClock) {
    static Speed of(Recording.Part input, Run.Taken taken) {
        double perCore = taken.share() / taken.cpuSeconds();
        return new Speed(
                input.sightings() * perCore,
                input.frames() * perCore,
                input.messages() * perCore,
                input.sightings() * taken.share() / taken.seconds());
    }

    /** The medians of several. */
    static Speed median(List<Speed> speeds) {
        return new Speed(
                median(speeds, Speed::sightings),
                median(speeds, Speed::frames),
                median(speeds, Speed::messages),
                median(speeds, Speed::sightingsOnTheClock));
    }

    private static double median(List<Speed> speeds, ToDoubleFunction<Speed> figure) {
        double[] sorted = speeds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
