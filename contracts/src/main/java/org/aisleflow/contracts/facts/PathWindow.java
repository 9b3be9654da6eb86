package org.aisleflow.contracts.facts;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * Shoppers who went the same way, by the day in which their visits began. Only ways that at least
 * {@link #K} went are ever told; one that fewer are left of, since they have gone on, is told with
 * 0.
 *
 * @param store the store
 * @param start the window's start; {@link Windows#PATHS} long
 * @param zones the zones in the order in which they were entered, at most {@link #LONGEST}; what
 *     came after is left out
 * @param count visits; 0 if it is under {@link #K}
 * @param arrival when the messages behind it came
 */
public record PathWindow(
        StoreId store, Instant start, List<ZoneId> zones, long count, Arrival arrival)
        implements WindowFact {
    /** Ways that fewer people went could tell who they are. */
    public static final int K = 5;

    /** How many zones of a way are told. */
    public static final int LONGEST = 6;

    /** Takes a copy. */
    public PathWindow {
        zones = List.copyOf(zones);
    }

    @Override
    public String series() {
        return zones.stream().map(ZoneId::value).collect(Collectors.joining(">"));
    }
}
