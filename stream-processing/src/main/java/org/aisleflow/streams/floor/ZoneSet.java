package org.aisleflow.streams.floor;

import java.util.List;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The zones that a place is in, in the catalog's order, and the door that it is at.
 *
 * @param zones perhaps none
 * @param door null if it is at none
 */
record ZoneSet(List<Member> zones, @Nullable LineId door) {
    static final ZoneSet NONE = new ZoneSet(List.of(), null);

    ZoneSet {
        zones = List.copyOf(zones);
    }

    /** The zone that the place counts to in moves from zone to zone: the first of the catalog. */
    @Nullable ZoneId first() {
        return zones.isEmpty() ? null : zones.getFirst().zone();
    }

    boolean hasStaffOnly() {
        for (Member member : zones) {
            if (member.staffOnly()) {
                return true;
            }
        }
        return false;
    }

    @Nullable Member find(ZoneId zone) {
        for (Member member : zones) {
            if (member.zone().equals(zone)) {
                return member;
            }
        }
        return null;
    }

    /**
     * A zone as it was when somebody was seen in it.
     *
     * @param zone the zone
     * @param dwellMillis a stay of so long is a dwell
     * @param staffOnly whether shoppers have no business there
     * @param queue whether people wait there for a till
     */
    record Member(ZoneId zone, long dwellMillis, boolean staffOnly, boolean queue) {}
}
