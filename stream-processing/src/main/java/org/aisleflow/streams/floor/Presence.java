package org.aisleflow.streams.floor;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How long somebody was in the store, and how much of that where shoppers have no business.
 *
 * @param millis all
 * @param backstageMillis in zones for staff only
 * @param atHomeBackstage whether one stay there was longer than that of somebody who has lost their
 *     way
 */
record Presence(long millis, long backstageMillis, boolean atHomeBackstage) {
    /** So long is nobody there but staff. */
    static final long STAFF_MILLIS = Duration.ofHours(3).toMillis();

    /** So long, and mostly in zones for staff only, is nobody else. */
    static final long LEAST_BACKSTAGE_MILLIS = Duration.ofMinutes(5).toMillis();

    /** Who has lost their way leaves a zone for staff only before. */
    static final long LOST_WAY_MILLIS = Duration.ofSeconds(30).toMillis();

    static final Presence NONE = new Presence(0, 0, false);

    /** That of the visits that trails of one track are parts of, each visit once. */
    static Presence of(Collection<Trail> trails) {
        if (trails.size() == 1) {
            return trails.iterator().next().presence();
        }
        Map<Long, Presence> visits = new HashMap<>();
        trails.forEach(
                trail -> visits.merge(trail.visitStart(), trail.presence(), Presence::orLonger));
        return visits.values().stream().reduce(NONE, Presence::plus);
    }

    Presence plus(Presence other) {
        return new Presence(
                millis + other.millis,
                backstageMillis + other.backstageMillis,
                atHomeBackstage || other.atHomeBackstage);
    }

    private Presence orLonger(Presence other) {
        Presence longer = millis >= other.millis ? this : other;
        return new Presence(
                longer.millis, longer.backstageMillis, atHomeBackstage || other.atHomeBackstage);
    }

    boolean isStaffs() {
        return atHomeBackstage
                || millis > STAFF_MILLIS
                || (millis >= LEAST_BACKSTAGE_MILLIS && 2 * backstageMillis > millis);
    }
}
