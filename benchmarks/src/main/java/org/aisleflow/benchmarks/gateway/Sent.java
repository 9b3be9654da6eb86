package org.aisleflow.benchmarks.gateway;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a fleet, or a device, has sent.
 *
 * @param acknowledged messages that were acknowledged
 * @param unanswered messages that were not, or that were refused
 * @param firstMillis when the first one was due, in milliseconds since 1970
 * @param lastMillis when the last one was acknowledged, likewise
 * @param latencyMicros from when a message was due to its acknowledgement, in microseconds
 */
record Sent(
        long acknowledged,
        long unanswered,
        long firstMillis,
        long lastMillis,
        Histogram latencyMicros) {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;

    static Histogram histogram() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    static Sent all(List<Sent> parts) {
        Histogram latencies = histogram();
        parts.forEach(part -> latencies.add(part.latencyMicros()));
        return new Sent(
                parts.stream().mapToLong(Sent::acknowledged).sum(),
                parts.stream().mapToLong(Sent::unanswered).sum(),
                parts.stream().mapToLong(Sent::firstMillis).min().orElse(0),
                parts.stream().mapToLong(Sent::lastMillis).max().orElse(0),
                latencies);
    }

    double latencyMillis(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
