package org.aisleflow.sim.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.sim.world.ShopSpec;
import org.aisleflow.sim.world.Track;
import org.jspecify.annotations.Nullable;

/** Which zones somebody was in, looked at once a second as the sensors do. */
final class Stays {
    private static final long SECOND_MILLIS = 1_000;

    private Stays() {}

    /**
     * A stay in a zone.
     *
     * @param zone the zone
     * @param from the first second in it, milliseconds since 1970
     * @param to the last second in it, milliseconds since 1970
     */
    record Stay(ZoneId zone, long from, long to) {}

    static List<Stay> of(Track track, long until, List<ShopSpec.Area> zones) {
        List<Stay> stays = new ArrayList<>();
        ShopSpec.Area current = null;
        long from = 0;
        long first = Math.ceilDiv(track.from(), SECOND_MILLIS) * SECOND_MILLIS;
        long last = first;
        for (long time = first; time <= until; time += SECOND_MILLIS) {
            ShopSpec.Area now = zoneAt(track.at(time), current, zones);
            if (!Objects.equals(now, current)) {
                if (current != null) {
                    stays.add(new Stay(current.id(), from, last));
                }
                current = now;
                from = time;
            }
            last = time;
        }
        if (current != null) {
            stays.add(new Stay(current.id(), from, last));
        }
        return stays;
    }

    /** Most of the time people are where they were a second ago. */
    private static ShopSpec.@Nullable Area zoneAt(
            Point place, ShopSpec.@Nullable Area before, List<ShopSpec.Area> zones) {
        if (before != null && before.at().contains(place)) {
            return before;
        }
        for (ShopSpec.Area zone : zones) {
            if (zone.at().contains(place)) {
                return zone;
            }
        }
        return null;
    }
}
