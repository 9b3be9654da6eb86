package org.aisleflow.streams.climate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a place has been outside its band of temperatures, by the newest reading of its device.
 * Late readings do not change it. Immutable.
 *
 * @param time event time of the newest reading
 * @param outsideSince event time of the first reading of those outside in a row; null if the newest
 *     is inside
 * @param outside how long it is known to have been outside since
 * @param celsius the newest temperature
 * @param extremeCelsius the temperature farthest outside since
 * @param isExcursion whether it has been outside for longer than allowed
 */
public record ClimateBook(
        Instant time,
        @Nullable Instant outsideSince,
        Duration outside,
        double celsius,
        double extremeCelsius,
        boolean isExcursion) {

    /**
     * Takes a reading in.
     *
     * @param before what was known, or null
     * @param time event time
     * @param celsius the temperature
     * @param band what is allowed
     * @return what is known now; the same object if the reading is not newer
     */
    public static ClimateBook after(
            @Nullable ClimateBook before, Instant time, double celsius, TemperatureBand band) {
        if (before != null && !time.isAfter(before.time)) {
            return before;
        }
        if (!band.isOutside(celsius)) {
            return new ClimateBook(time, null, Duration.ZERO, celsius, celsius, false);
        }
        if (before == null || before.outsideSince == null) {
            return new ClimateBook(time, time, Duration.ZERO, celsius, celsius, false);
        }
        Duration gap = Duration.between(before.time, time);
        // Nobody knows what it was in a long silence: no more than one interval of it counts.
        Duration known = gap.compareTo(band.report()) < 0 ? gap : band.report();
        Duration outside = before.outside.plus(known);
        boolean isFarther =
                band.degreesOutside(celsius) > band.degreesOutside(before.extremeCelsius);
        return new ClimateBook(
                time,
                before.outsideSince,
                outside,
                celsius,
                isFarther ? celsius : before.extremeCelsius,
                before.isExcursion || outside.compareTo(band.allowance()) > 0);
    }
}
