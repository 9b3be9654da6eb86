package org.aisleflow.benchmarks.streams;

import java.util.List;
import org.aisleflow.benchmarks.report.Median;

/**
 * What was computed in a second of one core's time, and on the clock.
 *
 * @param sightings position sightings per second and core
 * @param frames frames per second and core
 * @param messages messages of all kinds per second and core
 * @param sightingsOnTheClock position sightings per second on the clock
 */
record Speed(double sightings, double frames, double messages, double sightingsOnTheClock) {
    /**
     * The speed of a run.
     *
     * @param input what was read twice: told as of the day before, and then as it was
     * @param taken what the second time took
     */
    static Speed of(Recording.Part input, Taken taken) {
        return new Speed(
                input.sightings() / taken.cpuSeconds(),
                input.frames() / taken.cpuSeconds(),
                input.messages() / taken.cpuSeconds(),
                input.sightings() / taken.seconds());
    }

    /** The medians of several. */
    static Speed median(List<Speed> speeds) {
        return new Speed(
                Median.of(speeds, Speed::sightings),
                Median.of(speeds, Speed::frames),
                Median.of(speeds, Speed::messages),
                Median.of(speeds, Speed::sightingsOnTheClock));
    }
}
