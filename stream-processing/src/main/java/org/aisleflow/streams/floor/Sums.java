package org.aisleflow.streams.floor;

import java.util.Arrays;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.aisleflow.streams.books.EntryKey;

/**
 * The whole numbers of one window of a zone, of a queue, of all visits, or of the moves between two
 * zones.
 */
final class Sums {
    static final Codec<Sums> CODEC =
            new Codec<>() {
                @Override
                public void write(Sums sums, BytesOut out) {
                    out.arrival(sums.arrival).count(sums.amounts.length);
                    for (long amount : sums.amounts) {
                        out.signed(amount);
                    }
                }

                @Override
                public Sums read(BytesIn in) {
                    Sums sums = new Sums(in.arrival(), in.size());
                    for (int slot = 0; slot < sums.amounts.length; slot++) {
                        sums.amounts[slot] = in.signed();
                    }
                    return sums;
                }
            };

    /** Between zones; no id has it. */
    static final String ARROW = ">";

    private static final double MILLIS = 1_000;
    private static final double MICROMETRES = 1e6;

    private long[] amounts;
    private Arrival arrival;

    Sums(Arrival arrival, int slots) {
        this.arrival = arrival;
        this.amounts = new long[slots];
    }

    void add(long[] more, Arrival arrived) {
        if (amounts.length < more.length) {
            // It was stored before there were so many numbers.
            amounts = Arrays.copyOf(amounts, more.length);
        }
        for (int slot = 0; slot < more.length; slot++) {
            amounts[slot] += more[slot];
        }
        arrival = arrival.with(arrived.first()).with(arrived.last());
    }

    ZoneWindow zone(EntryKey key) {
        return new ZoneWindow(
                key.store(),
                ZoneId.of(key.subject()),
                key.startTime(),
                amounts[FloorKey.Stay.ENTRIES],
                amounts[FloorKey.Stay.UNIQUE],
                amounts[FloorKey.Stay.DWELLS],
                amounts[FloorKey.Stay.DWELL_MILLIS] / MILLIS,
                amounts[FloorKey.Stay.STAY_MILLIS] / MILLIS,
                at(FloorKey.Stay.FIRST),
                at(FloorKey.Stay.LAST),
                arrival);
    }

    VisitWindow visits(EntryKey key) {
        return new VisitWindow(
                key.store(),
                key.startTime(),
                amounts[FloorKey.Visits.VISITS],
                amounts[FloorKey.Visits.BOUNCES],
                amounts[FloorKey.Visits.MILLIS] / MILLIS,
                amounts[FloorKey.Visits.MICROMETRES] / MICROMETRES,
                amounts[FloorKey.Visits.STAFF],
                at(FloorKey.Visits.COMPANIONS),
                at(FloorKey.Visits.PRESENT_MILLIS) / MILLIS,
                at(FloorKey.Visits.STAFF_MILLIS) / MILLIS,
                arrival);
    }

    QueueWindow queue(EntryKey key) {
        long present = 0;
        long longest = 0;
        for (int step = FloorKey.Queue.FIRST_STEP; step < amounts.length; step++) {
            present += amounts[step];
            longest = Math.max(longest, amounts[step]);
        }
        return new QueueWindow(
                key.store(),
                ZoneId.of(key.subject()),
                key.startTime(),
                present / MILLIS,
                longest / (double) FloorKey.Queue.STEP_MILLIS,
                amounts[FloorKey.Queue.JOINED],
                amounts[FloorKey.Queue.WAIT_MILLIS] / MILLIS,
                arrival);
    }

    FlowWindow move(EntryKey key) {
        int arrow = key.subject().indexOf(ARROW);
        return new FlowWindow(
                key.store(),
                key.startTime(),
                ZoneId.of(key.subject().substring(0, arrow)),
                ZoneId.of(key.subject().substring(arrow + 1)),
                amounts[0],
                arrival);
    }

    private long at(int slot) {
        return slot < amounts.length ? amounts[slot] : 0;
    }

    static String moveSubject(ZoneId from, ZoneId to) {
        return from + ARROW + to;
    }
}
