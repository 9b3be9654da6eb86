package org.aisleflow.contracts.facts;

import java.time.Instant;

/**
 * When the messages behind a number reached the gateway.
 *
 * @param first the earliest
 * @param last the latest
 */
public record Arrival(Instant first, Instant last) {
    /**
     * One message's arrival.
     *
     * @param receivedAt when it came
     * @return first and last at once
     */
    public static Arrival of(Instant receivedAt) {
        return new Arrival(receivedAt, receivedAt);
    }

    /**
     * Takes another message in.
     *
     * @param receivedAt when it came
     * @return the span with it
     */
    public Arrival with(Instant receivedAt) {
        return new Arrival(
                receivedAt.isBefore(first) ? receivedAt : first,
                receivedAt.isAfter(last) ? receivedAt : last);
    }
}
