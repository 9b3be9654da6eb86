package org.aisleflow.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.aisleflow.sim.world.ShopSpec;

/**
 * The end of the past, which is told as fully as the present, so that a plan shows people from the
 * first look on: the last half hour of business.
 *
 * @param from its beginning
 * @param until its end
 */
record VividPast(Instant from, Instant until) {
    private static final Duration LENGTH = Duration.ofMinutes(30);

    /**
     * The last business before a moment: up to the moment itself while the shop is open, else up to
     * the last closing.
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
