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
 * @param receipts receipts of these visits, as far as it was seen who paid; 0 if they are under
 *     {@link #K}
 * @param units units sold on these receipts; 0 if there are no receipts
 * @param sales price of all lines of these receipts in the store's currency, lines without a price
 *     left out; 0 if there are no receipts
 * @param arrival when the messages behind it came
 */
public record PathWindow(
        StoreId store,
        Instant start,
        List<ZoneId> zones,
        long count,
        long receipts,
        double units,
        double sales,
        Arrival arrival)
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
