package org.aisleflow.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Temperature and humidity at a logger.
 *
 * @param celsius temperature, -100 to 200 °C
 * @param humidity relative humidity, 0 to 100 percent; null if not measured
 */
public record Climate(double celsius, @Nullable Double humidity) implements Telemetry {
    /** Checks the ranges. */
    public Climate {
        Range.check("celsius", celsius, -100, 200, "°C");
        if (humidity != null) {
            Range.check("humidity", humidity, 0, 100, "percent");
        }
    }
}
