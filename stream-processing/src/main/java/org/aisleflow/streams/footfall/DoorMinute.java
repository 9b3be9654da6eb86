package org.aisleflow.streams.footfall;

import java.time.Instant;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;

/**
 * People at one door in one minute: the sums over the crossings whose event time is in it.
 *
 * @param in people who came in
 * @param out people who went out
 * @param passing people who did not cross
 * @param arrival when the messages came
 */
public record DoorMinute(long in, long out, long passing, Arrival arrival) {
    /** How it is stored. */
    public static final Codec<DoorMinute> CODEC =
            new Codec<>() {
                @Override
                public void write(DoorMinute minute, BytesOut out) {
                    out.count(minute.in).count(minute.out).count(minute.passing);
                    out.arrival(minute.arrival);
                }

                @Override
                public DoorMinute read(BytesIn in) {
                    return new DoorMinute(in.count(), in.count(), in.count(), in.arrival());
                }
            };

    /**
     * A minute's first crossing.
     *
     * @param crossing what was counted
     * @param receivedAt when it came
     */
    public static DoorMinute of(Crossing crossing, Instant receivedAt) {
        return new DoorMinute(0, 0, 0, Arrival.of(receivedAt)).with(crossing, receivedAt);
    }

    /**
     * Another crossing of the minute.
     *
     * @param crossing what was counted
     * @param receivedAt when it came
     * @return the sums with it
     */
    public DoorMinute with(Crossing crossing, Instant receivedAt) {
        return new DoorMinute(
                in + crossing.in(),
                out + crossing.out(),
                passing + (crossing.passing() == null ? 0 : crossing.passing()),
                arrival.with(receivedAt));
    }

    /**
     * Says the minute.
     *
     * @param store the store
     * @param line the door
     * @param start when the minute begins
     */
    public FootfallWindow fact(StoreId store, LineId line, Instant start) {
        return new FootfallWindow(store, line, start, in, out, passing, arrival);
    }
}
