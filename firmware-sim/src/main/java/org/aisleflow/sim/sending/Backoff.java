package org.aisleflow.sim.sending;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Longer and longer pauses with full jitter: a fleet that lost its gateway does not come back all
 * at once. Not thread-safe.
 */
final class Backoff {
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    void succeeded() {
        failures = 0;
    }

    Duration afterFailure() {
        long ceiling = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        return Duration.ofMillis(1 + random.nextLong(Math.min(ceiling, longest.toMillis())));
    }
}
