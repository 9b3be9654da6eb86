package org.aisleflow.streams.floor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aisleflow.contracts.facts.Arrival;

/**
 * What taking sightings in has changed.
 *
 * @param delta what is to be added to the floor's numbers
 * @param changed windows whose chunk has changed
 * @param forgotten windows whose chunk is gone
 * @param ended trails that are gone with them, and how they began
 * @param undone how trails began that have become parts of others, by their start
 * @param taken the sightings
 */
record Settled(
        Contribution delta,
        Set<Long> changed,
        Set<Long> forgotten,
        List<Ended> ended,
        Map<Long, Beginning> undone,
        List<Pending> taken) {
    /**
     * A trail that is no longer kept.
     *
     * @param start when it began
     * @param trail the trail
     * @param beginning how it began
     */
    record Ended(long start, Trail trail, Beginning beginning) {}

    /** When messages came that correct what was said before. */
    static Arrival correction(List<Pending> taken) {
        return arrival(Long.MAX_VALUE / 2, taken);
    }

    /** When messages came by which a window changed. */
    static Arrival arrival(long windowEnd, List<Pending> taken) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Pending one : taken) {
            // A stay that began in a window goes on after it; its messages are not late for
            // that. What counts is how late they would be at the window's end.
            long beyond = Math.max(0, one.sighting().time() - windowEnd);
            first = Math.min(first, one.receivedAt() - beyond);
            last = Math.max(last, one.receivedAt() - beyond);
        }
        return new Arrival(Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
    }
}
