package org.aisleflow.streams.floor;

import java.util.Arrays;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.aisleflow.streams.books.EntryKey;

/**
 * Visits of a day that went one way.
 *
 * @param count how many
 * @param common whether they were ever so many that the way may be told
 * @param arrival when the messages came
 */
record PathCount(long count, boolean common, Arrival arrival) {
    static final Codec<PathCount> CODEC =
            new Codec<>() {
                @Override
                public void write(PathCount path, BytesOut out) {
                    out.signed(path.count).octet(path.common ? 1 : 0).arrival(path.arrival);
                }

                @Override
                public PathCount read(BytesIn in) {
                    return new PathCount(in.signed(), in.octet() == 1, in.arrival());
                }
            };

    PathCount with(long more, Arrival arrived) {
        long sum = count + more;
        return new PathCount(
                sum,
                common || sum >= PathWindow.K,
                arrival.with(arrived.first()).with(arrived.last()));
    }

    /** Whether nobody would miss it. */
    boolean isNothing() {
        return count == 0 && !common;
    }

    PathWindow fact(EntryKey key) {
        return new PathWindow(
                key.store(),
                key.startTime(),
                Arrays.stream(key.subject().split(Sums.ARROW, -1)).map(ZoneId::of).toList(),
                count >= PathWindow.K ? count : 0,
                arrival);
    }
}
