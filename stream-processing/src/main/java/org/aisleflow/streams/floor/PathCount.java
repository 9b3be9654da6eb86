package org.aisleflow.streams.floor;

import java.util.Arrays;
import org.aisleflow.contracts.facts.Arrival;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.aisleflow.streams.books.EntryKey;

/**
 * Visits of a day that went one way, or in and out by the same doors.
 *
 * @param count how many
 * @param basket what they bought
 * @param common whether they were ever so many that it may be told
 * @param arrival when the messages came
 */
record PathCount(long count, Basket basket, boolean common, Arrival arrival) {
    private static final int COMMON = 1;
    private static final int BOUGHT = 2;
    private static final double MILLIUNITS = 1_000;
    private static final double CENTS = 100;

    static final Codec<PathCount> CODEC =
            new Codec<>() {
                @Override
                public void write(PathCount path, BytesOut out) {
                    boolean bought = !path.basket.equals(Basket.NOTHING);
                    int marks = (path.common ? COMMON : 0) | (bought ? BOUGHT : 0);
                    out.signed(path.count).octet(marks).arrival(path.arrival);
                    if (bought) {
                        path.basket.write(out);
                    }
                }

                @Override
                public PathCount read(BytesIn in) {
                    long count = in.signed();
                    int marks = in.octet();
                    Arrival arrival = in.arrival();
                    Basket basket = (marks & BOUGHT) != 0 ? Basket.read(in) : Basket.NOTHING;
                    return new PathCount(count, basket, (marks & COMMON) != 0, arrival);
                }
            };

    static PathCount none(Arrival arrival) {
        return new PathCount(0, Basket.NOTHING, false, arrival);
    }

    PathCount with(long more, Basket bought, Arrival arrived) {
        long sum = count + more;
        return new PathCount(
                sum,
                basket.plus(bought),
                common || sum >= PathWindow.K,
                arrival.with(arrived.first()).with(arrived.last()));
    }

    /** Whether nobody would miss it. */
    boolean isNothing() {
        return count == 0 && basket.equals(Basket.NOTHING) && !common;
    }

    PathWindow way(EntryKey key) {
        Basket told = basket.receipts() >= PathWindow.K ? basket : Basket.NOTHING;
        return new PathWindow(
                key.store(),
                key.startTime(),
                Arrays.stream(key.subject().split(Sums.ARROW, -1)).map(ZoneId::of).toList(),
                toldCount(),
                told.receipts(),
                told.milliunits() / MILLIUNITS,
                told.cents() / CENTS,
                arrival);
    }

    EntryExitWindow doors(EntryKey key) {
        int arrow = key.subject().indexOf(Sums.ARROW);
        return new EntryExitWindow(
                key.store(),
                key.startTime(),
                LineId.of(key.subject().substring(0, arrow)),
                LineId.of(key.subject().substring(arrow + 1)),
                toldCount(),
                arrival);
    }

    private long toldCount() {
        return count >= PathWindow.K ? count : 0;
    }
}
