package org.aisleflow.gateway.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: anything between nothing and a bound that doubles with
 * each failure, so that many clients of a broker that comes back do not all come back at once.
 */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    /**
     * Makes one that has not failed yet.
     *
     * @param first the bound after the first failure
     * @param longest the highest bound
     * @param random where between nothing and the bound
     */
    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * The wait after one more failure.
     *
     * @return no longer than the longest
     */
    Duration next() {
        long bound = first.toMillis();
        for (int i = 0; i < failures && bound < longest.toMillis(); i++) {
            bound *= 2;
        }
        failures++;
        return Duration.ofMillis(random.nextLong(Math.min(bound, longest.toMillis()) + 1));
    }

    /** An attempt went well: the next failure is a first one again. */
    void reset() {
        failures = 0;
    }
}
