package org.aisleflow.sim.load;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a load has shown. Latency is counted from the moment at which a message should have been
 * sent, so that a gateway that stalls does not hide the messages that had to wait for it
 * (coordinated omission).
 *
 * @param devices devices that sent
 * @param connected those of them that got a first message through
 * @param sent messages handed to the network
 * @param acknowledged messages that the gateway acknowledged
 * @param refused messages that it refused for good
 * @param lost messages of which nobody knows, those included that were still open at the end
 * @param took from the first message to the last answer
 * @param latencyMicros latencies of acknowledged messages, in microseconds
 * @param own what the load took of this machine
 */
public record LoadReport(
        int devices,
        int connected,
        long sent,
        long acknowledged,
        long refused,
        long lost,
        Duration took,
        Histogram latencyMicros,
        OwnProcess own) {
    private static final double MICROS_PER_MILLI = 1_000;

    /**
     * Acknowledged messages per second.
     *
     * @return over the whole time it took
     */
    public double acknowledgedPerSecond() {
        return acknowledged / Math.max(0.001, took.toMillis() / 1_000.0);
    }

    /**
     * A latency.
     *
     * @param percent share of messages that were at most so late, 0 to 100
     * @return milliseconds
     */
    public double latencyMillis(double percent) {
        return latencyMicros.getValueAtPercentile(percent) / MICROS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                devices       %,d, of which %,d connected
                sent          %,d
                acknowledged  %,d (%,.1f per second)
                refused       %,d
                lost          %,d
                latency       p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, worst %.1f ms
                this process  %s\
                """,
                devices,
                connected,
                sent,
                acknowledged,
                acknowledgedPerSecond(),
                refused,
                lost,
                latencyMillis(50),
                latencyMillis(99),
                latencyMillis(99.9),
                latencyMillis(100),
                own);
    }
}
