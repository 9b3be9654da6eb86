package org.aisleflow.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.aisleflow.sim.world.ShopSpec;

/**
 * A part of the past that is told as fully as the present.
 *
 * @param from its beginning
 * @param until its end
 */
public record VividPast(Instant from, Instant until) {
    private static final Duration LENGTH = Duration.ofMinutes(30);

    /** Checks the order. */
    public VividPast {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "a past cannot be told from %s until %s".formatted(from, until));
        }
    }

    /**
     * The last half hour of business before a moment, so that a plan shows people from the first
     * look on: up to the moment itself while the shop is open, else up to the last closing.
     */
    static VividPast before(Instant now, ShopSpec shop) {
        ZonedDateTime local = now.atZone(shop.timezone());
        ZonedDateTime closes = local.with(shop.closes());
        boolean openedToday = local.isAfter(local.with(shop.opens()));
        ZonedDateTime lastClosing = openedToday ? closes : closes.minusDays(1);
        Instant end = lastClosing.toInstant().isAfter(now) ? now : lastClosing.toInstant();
        return new VividPast(end.minus(LENGTH), end);
    }

    boolean contains(Instant time) {
        return time.isAfter(from) && !time.isAfter(until);
    }
}
