package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;

/**
 * Adds one-minute windows up to longer spans. The first span begins where the range does; a window
 * counts in the span that it begins in.
 *
 * @param range the range
 * @param length of each span; the last may be cut by the range's end
 */
record FootfallBuckets(TimeRange range, Duration length) {
    /** What the windows of a span add up to. */
    static final class Sum {
        final TimeRange span;
        long in;
        long out;
        long passing;
        boolean revised;

        Sum(TimeRange span) {
            this.span = span;
        }
    }

    long count() {
        return Math.ceilDiv(range.length().toMillis(), length.toMillis());
    }

    /** Every span that has begun by now, with zeros where nothing was counted. */
    List<Sum> sums(List<FootfallWindow> windows, StatusRule statusRule) {
        List<Sum> sums = new ArrayList<>();
        Instant start = range.from();
        while (start.isBefore(range.to()) && !start.isAfter(statusRule.now())) {
            Instant end = start.plus(length);
            sums.add(new Sum(new TimeRange(start, end.isAfter(range.to()) ? range.to() : end)));
            start = end;
        }
        for (FootfallWindow window : windows) {
            long index =
                    Duration.between(range.from(), window.start()).toMillis() / length.toMillis();
            if (range.contains(window.start()) && index < sums.size()) {
                Sum sum = sums.get((int) index);
                sum.in += window.in();
                sum.out += window.out();
                sum.passing += window.passing();
                sum.revised |= statusRule.isRevised(window, Windows.FOOTFALL);
            }
        }
        return sums;
    }
}
