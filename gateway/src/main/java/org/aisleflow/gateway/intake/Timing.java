package org.aisleflow.gateway.intake;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.telemetry.ClockSource;

/**
 * The time that counts for a message, and whose clock it is from.
 *
 * @param time when it happened
 * @param clock whose clock says so
 */
record Timing(Instant time, ClockSource clock) {
    static final Duration TOLERANCE = Duration.ofMinutes(2);
    static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    /**
     * Trusts the device's clock unless it cannot be true: ahead of the gateway by more than two
     * minutes, or before 2020 as after a flat battery. A time long past is believed, since devices
     * deliver late.
     */
    static Timing of(Instant deviceTime, Instant receivedAt) {
        boolean ahead = deviceTime.isAfter(receivedAt.plus(TOLERANCE));
        return ahead || deviceTime.isBefore(EARLIEST)
                ? new Timing(receivedAt, ClockSource.GATEWAY)
                : new Timing(deviceTime, ClockSource.DEVICE);
    }
}
