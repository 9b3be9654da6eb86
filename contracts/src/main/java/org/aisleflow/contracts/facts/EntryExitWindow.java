package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * Shoppers who came in by one door and left by one, by the day in which their visits began, as the
 * floor's sensors saw them. Only pairs of doors that at least {@link PathWindow#K} used are ever
 * told; one that fewer are left of is told with 0.
 *
 * @param store the store
 * @param start the window's start; {@link Windows#PATHS} long
 * @param in the door that they came in by
 * @param out the door at which they were last seen
 * @param count visits; 0 if it is under {@link PathWindow#K}
 * @param arrival when the messages behind it came
 */
public record EntryExitWindow(
        StoreId store, Instant start, LineId in, LineId out, long count, Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return in + ">" + out;
    }
}
