package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Band;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.Windows;
import org.jspecify.annotations.Nullable;

/**
 * Adds one queue up, by the quarter hours of a range; the formulas are at {@link QueueView}.
 *
 * @param zone the queue
 * @param hours when the store is open
 * @param floor coverage of the sensors that see the zone
 * @param tills coverage of its tills
 * @param statusRule tells the status
 */
record QueueSums(
        Zone zone, OpeningHours hours, Coverage floor, Coverage tills, StatusRule statusRule) {
    static final Duration QUARTER = Duration.ofMinutes(15);

    private static final double WELL_WATCHED = 0.9;
    private static final double MISJUDGED = 0.05;
    private static final double MISRUNG = 0.01;
    private static final double NORMAL_P90 = 1.2816;
    private static final double MILLIS = 1_000;

    /** What a span's windows add up to. */
    private static final class Sum {
        private final TimeRange span;
        private double presentSeconds;
        private double waitSeconds;
        private double longest;
        private long joined;
        private long served;
        private boolean revised;
        // Of the quarter hours of which all was watched.
        private boolean watched;
        private long watchedJoined;
        private long watchedServed;

        Sum(TimeRange span) {
            this.span = span;
        }

        void add(Sum other) {
            presentSeconds += other.presentSeconds;
            waitSeconds += other.waitSeconds;
            longest = Math.max(longest, other.longest);
            joined += other.joined;
            served += other.served;
            revised |= other.revised;
            watched |= other.watched;
            watchedJoined += other.watchedJoined;
            watchedServed += other.watchedServed;
        }
    }

    /**
     * The queue in a range.
     *
     * @param queues windows of this queue
     * @param receipts windows of its tills
     */
    QueueView view(TimeRange range, List<QueueWindow> queues, List<ReceiptWindow> receipts) {
        List<Sum> quarters = quarters(range);
        for (QueueWindow window : queues) {
            Sum sum = quarters.get(indexOf(range, window.start()));
            sum.presentSeconds += window.presentSeconds();
            sum.waitSeconds += window.waitSeconds();
            sum.longest = Math.max(sum.longest, window.longest());
            sum.joined += window.joined();
            sum.revised |= statusRule.isRevised(window, Windows.FLOOR);
        }
        for (ReceiptWindow window : receipts) {
            Sum sum = quarters.get(indexOf(range, window.start()));
            sum.served += window.receipts();
            sum.revised |= statusRule.isRevised(window, Windows.FLOOR);
        }
        Sum whole = new Sum(range);
        for (Sum quarter : quarters) {
            judge(quarter);
            whole.add(quarter);
        }
        return new QueueView(
                zone.id(),
                zone.name(),
                zone.queueOf(),
                view(whole),
                quarters.stream()
                        .filter(quarter -> !quarter.span.from().isAfter(statusRule.now()))
                        .map(this::view)
                        .toList());
    }

    private static List<Sum> quarters(TimeRange range) {
        List<Sum> quarters = new ArrayList<>();
        Instant start = range.from();
        while (start.isBefore(range.to())) {
            Instant end = start.plus(QUARTER);
            quarters.add(new Sum(new TimeRange(start, end.isAfter(range.to()) ? range.to() : end)));
            start = end;
        }
        return quarters;
    }

    private static int indexOf(TimeRange range, Instant start) {
        return (int) Duration.between(range.from(), start).dividedBy(QUARTER);
    }

    private void judge(Sum quarter) {
        if (isWell(floor.of(quarter.span)) && isWell(tills.of(quarter.span))) {
            quarter.watched = true;
            quarter.watchedJoined = quarter.joined;
            quarter.watchedServed = quarter.served;
        }
    }

    private QueueView.Span view(Sum sum) {
        Double seen = floor.of(sum.span);
        Double told = tills.of(sum.span);
        boolean dark = sum.presentSeconds == 0 && isDead(seen);
        double watchedSeconds = seen == null ? 0 : openSeconds(sum.span) * seen;
        return new QueueView.Span(
                sum.span.from(),
                dark ? null : (Double) sum.presentSeconds,
                dark || watchedSeconds == 0 ? null : (Double) (sum.presentSeconds / watchedSeconds),
                dark ? null : (Double) sum.longest,
                dark ? null : (Long) sum.joined,
                sum.joined == 0 ? null : (Double) (sum.waitSeconds / sum.joined),
                sum.served == 0 && isDead(told) ? null : (Long) sum.served,
                sum.watched ? abandoned(sum.watchedJoined, sum.watchedServed) : null,
                sum.watchedJoined == 0
                        ? null
                        : (Double)
                                (abandoned(sum.watchedJoined, sum.watchedServed).mid()
                                        / sum.watchedJoined),
                seen,
                told,
                statusRule.of(sum.span.to(), sum.revised));
    }

    private double openSeconds(TimeRange span) {
        Instant end = span.to().isAfter(statusRule.now()) ? statusRule.now() : span.to();
        return hours.openBetween(span.from(), end).toMillis() / MILLIS;
    }

    private static Band abandoned(long joined, long served) {
        double variance = MISJUDGED * (1 - MISJUDGED) * joined + MISRUNG * (1 - MISRUNG) * served;
        double spread = NORMAL_P90 * Math.sqrt(variance);
        double left = (double) (joined - served);
        double most = (double) joined;
        return new Band(
                Math.clamp(left - spread, 0, most),
                Math.clamp(left, 0, most),
                Math.clamp(left + spread, 0, most));
    }

    private static boolean isWell(@Nullable Double coverage) {
        return coverage != null && coverage >= WELL_WATCHED;
    }

    private static boolean isDead(@Nullable Double coverage) {
        return coverage == null || coverage == 0;
    }
}
