package org.aisleflow.contracts.facts;

import java.time.Instant;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;

/**
 * People at one door in one minute.
 *
 * @param store the store
 * @param line the door
 * @param start the window's start; {@link Windows#FOOTFALL} long
 * @param in people who came in
 * @param out people who went out
 * @param passing people seen who did not cross
 * @param arrival when the messages behind it came
 */
public record FootfallWindow(
        StoreId store, LineId line, Instant start, long in, long out, long passing, Arrival arrival)
        implements WindowFact {
    @Override
    public String series() {
        return line.value();
    }
}
