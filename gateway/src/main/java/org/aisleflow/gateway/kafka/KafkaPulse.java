package org.aisleflow.gateway.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells by its answers whether Kafka is there: whoever leaves a question open too long is not. */
final class KafkaPulse {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private long open;
    private Instant waitingSince;

    KafkaPulse(InstantSource clock) {
        this.clock = clock;
        this.waitingSince = clock.instant();
    }

    synchronized void sent() {
        if (open == 0) {
            waitingSince = clock.instant();
        }
        open++;
    }

    synchronized void answered(boolean written) {
        open--;
        if (written) {
            waitingSince = clock.instant();
        }
    }

    synchronized Optional<String> trouble() {
        boolean silent = open > 0 && waitingSince.plus(PATIENCE).isBefore(clock.instant());
        return silent
                ? Optional.of(
                        "Kafka is not reachable since %s; devices' messages wait on disk"
                                .formatted(waitingSince))
                : Optional.empty();
    }
}
