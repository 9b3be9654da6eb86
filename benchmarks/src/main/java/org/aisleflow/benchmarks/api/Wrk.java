package org.aisleflow.benchmarks.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE =
            Pattern.compile("^\\s+(50|99)%\\s+([0-9.]+)(us|ms|s|m)\\s*$", Pattern.MULTILINE);
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    private Wrk() {}

    /**
     * What it measured.
     *
     * @param requests answers per second
     * @param medianMillis half of the answers took no longer
     * @param p99Millis 99 of 100 answers took no longer
     */
    record Load(double requests, double medianMillis, double p99Millis) {}

    /**
     * Asks for something again and again.
     *
     * @param address what for
     * @param token the API's token
     * @param connections how many ask at the same time
     * @param length for how long
     * @throws IllegalStateException if wrk is missing, or gets other answers than good ones
     */
    static Load run(String address, String token, int connections, Duration length) {
        try {
            Process process =
                    new ProcessBuilder(
                                    "wrk",
                                    "--latency",
                                    "-t1",
                                    "-c" + connections,
                                    "-d" + length.toSeconds() + "s",
                                    "-H",
                                    "Authorization: Bearer " + token,
                                    address)
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("wrk failed: " + said);
            }
            return read(said);
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "wrk cannot be run; install it (Debian: apt-get install wrk)", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped while measuring", stopped));
        }
    }

    static Load read(String said) {
        if (REFUSED.matcher(said).find()) {
            throw new IllegalStateException("the API refused some of wrk's requests: " + said);
        }
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("wrk did not say how fast it was: " + said);
        }
        double median = Double.NaN;
        double p99 = Double.NaN;
        Matcher percentile = PERCENTILE.matcher(said);
        while (percentile.find()) {
            double millis = Double.parseDouble(percentile.group(2)) * millis(percentile.group(3));
            if (percentile.group(1).equals("50")) {
                median = millis;
            } else {
                p99 = millis;
            }
        }
        return new Load(Double.parseDouble(rate.group(1)), median, p99);
    }

    private static double millis(String unit) {
        return switch (unit) {
            case "us" -> 0.001;
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
    }
}
