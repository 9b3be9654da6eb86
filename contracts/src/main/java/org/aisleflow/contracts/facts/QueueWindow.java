package org.aisleflow.contracts.facts;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * Shoppers (not staff) who wait in a zone that is the queue of tills.
 *
 * @param store the store
 * @param zone the queue
 * @param start the window's start; {@link Windows#FLOOR} long
 * @param presentSeconds seconds that people were in the zone in this window, whenever they came:
 *     divided by the window's length, the mean length of the queue
 * @param longest the most people at once: the largest mean of {@link #STEP}
 * @param joined stays of at least the zone's dwell time by people who came alone or first of their
 *     group, in the window in which the stay ended, or has come to so far; being served is part of
 *     it where the till is in the zone
 * @param waitSeconds seconds of those stays
 * @param arrival when the messages behind it came
 */
public record QueueWindow(
        StoreId store,
        ZoneId zone,
        Instant start,
        double presentSeconds,
        double longest,
        long joined,
        double waitSeconds,
        Arrival arrival)
        implements WindowFact {
    /** People are counted by the mean of so long. */
    public static final Duration STEP = Duration.ofSeconds(10);

    @Override
    public String series() {
        return zone.value();
    }
}
