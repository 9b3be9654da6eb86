package org.aisleflow.benchmarks.gateway;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/** Counts messages where they count: once each, however often they come. Not thread-safe. */
final class Tally {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long SLOWEST_MILLIS = 3_600_000;

    private final Map<String, BitSet> seen = new HashMap<>();
    private final Histogram latencyMillis = new Histogram(1, SLOWEST_MILLIS, SIGNIFICANT_DIGITS);
    private long unique;
    private long duplicates;
    private long lastMillis;

    void count(Sighting sighting) {
        BitSet ofDevice = seen.computeIfAbsent(sighting.device(), _ -> new BitSet());
        int seq = Math.toIntExact(sighting.seq());
        if (ofDevice.get(seq)) {
            duplicates++;
            return;
        }
        ofDevice.set(seq);
        unique++;
        lastMillis = Math.max(lastMillis, sighting.seenMillis());
        latencyMillis.recordValue(
                Math.clamp(sighting.seenMillis() - sighting.sentMillis(), 0, SLOWEST_MILLIS));
    }

    long unique() {
        return unique;
    }

    Counted counted() {
        return new Counted(
                unique,
                duplicates,
                lastMillis,
                latencyMillis.getValueAtPercentile(50),
                latencyMillis.getValueAtPercentile(99),
                latencyMillis.getValueAtPercentile(99.9));
    }

    Map<String, String> toMap() {
        return counted().toMap();
    }

    /**
     * A tally at its end.
     *
     * @param unique messages, each counted once
     * @param duplicates how often one came again
     * @param lastMillis when the last one was seen first, in milliseconds since 1970
     * @param p50Millis latencies from when a message was due
     * @param p99Millis likewise
     * @param p999Millis likewise
     */
    record Counted(
            long unique,
            long duplicates,
            long lastMillis,
            double p50Millis,
            double p99Millis,
            double p999Millis) {
        Map<String, String> toMap() {
            return Map.of(
                    "unique", Long.toString(unique),
                    "duplicates", Long.toString(duplicates),
                    "last", Long.toString(lastMillis),
                    "p50", Double.toString(p50Millis),
                    "p99", Double.toString(p99Millis),
                    "p999", Double.toString(p999Millis));
        }

        static Counted of(Map<String, String> values) {
            return new Counted(
                    (long) number(values, "unique"),
                    (long) number(values, "duplicates"),
                    (long) number(values, "last"),
                    number(values, "p50"),
                    number(values, "p99"),
                    number(values, "p999"));
        }

        private static double number(Map<String, String> values, String name) {
            return Double.parseDouble(
                    Objects.requireNonNull(values.get(name), () -> name + " was not counted"));
        }
    }
}
