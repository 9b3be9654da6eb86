package org.aisleflow.streams.climate;

import java.time.Duration;
import org.aisleflow.contracts.catalog.Device;
import org.jspecify.annotations.Nullable;

/**
 * The temperatures that are allowed at a device.
 *
 * @param minCelsius the lowest, or null if any
 * @param maxCelsius the highest, or null if any
 * @param allowance how long it may be outside
 * @param report how often the device reports
 */
public record TemperatureBand(
        @Nullable Double minCelsius,
        @Nullable Double maxCelsius,
        Duration allowance,
        Duration report) {

    /** Where nothing is forbidden. */
    public static final TemperatureBand ANY =
            new TemperatureBand(null, null, Duration.ZERO, Duration.ZERO);

    /**
     * The band of a device.
     *
     * @param device its entry, or null if the catalog has none
     */
    public static TemperatureBand of(@Nullable Device device) {
        if (device == null) {
            return ANY;
        }
        Double allowance = device.allowanceSeconds();
        return new TemperatureBand(
                device.minCelsius(),
                device.maxCelsius(),
                allowance == null ? Duration.ZERO : seconds(allowance),
                seconds(device.reportSeconds()));
    }

    /**
     * Whether a temperature is not allowed.
     *
     * @param celsius the temperature
     */
    public boolean isOutside(double celsius) {
        return degreesOutside(celsius) > 0;
    }

    /** How far outside; 0 inside. */
    double degreesOutside(double celsius) {
        double below = minCelsius == null ? 0 : minCelsius - celsius;
        double above = maxCelsius == null ? 0 : celsius - maxCelsius;
        return Math.max(0, Math.max(below, above));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
