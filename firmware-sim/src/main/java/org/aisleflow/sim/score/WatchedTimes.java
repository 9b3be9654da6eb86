package org.aisleflow.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.contracts.ids.StoreId;

/**
 * When the sensors of the floor looked, which they do once a second, and with nobody there every
 * ten: minutes in which one spoke. Who is there when they begin is seen from then on only, so the
 * truth is cut to these times.
 */
final class WatchedTimes {
    /** Visits that touch the period began and end within so much of it. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final long MILLIS = 1_000;

    private final Period wanted;
    private final Map<StoreId, TreeMap<Long, Look>> minutes = new HashMap<>();
    private final Map<StoreId, List<Look>> looks = new HashMap<>();

    /** From the first to the last second that was looked at. */
    record Look(long from, long to) {
        Look with(Look other) {
            return new Look(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    WatchedTimes(Period period) {
        this.wanted = new Period(period.from().minus(MARGIN), period.to().plus(MARGIN));
    }

    /**
     * Notes a frame; those of several sensors come in no order, and all before anything is asked.
     */
    void add(StoreId store, Instant time) {
        if (wanted.contains(time)) {
            long second = time.getEpochSecond();
            minutes.computeIfAbsent(store, _ -> new TreeMap<>())
                    .merge(Math.floorDiv(second, 60), new Look(second, second), Look::with);
        }
    }

    /** The whole seconds in which somebody was looked at who was there from one time to another. */
    List<Look> looksAt(StoreId store, Instant from, Instant to) {
        long first = Math.ceilDiv(from.toEpochMilli(), MILLIS);
        long last = to.getEpochSecond();
        return looks.computeIfAbsent(store, this::joined).stream()
                .map(look -> new Look(Math.max(first, look.from()), Math.min(last, look.to())))
                .filter(look -> look.from() <= look.to())
                .toList();
    }

    /** Minutes that follow each other are one look. */
    private List<Look> joined(StoreId store) {
        List<Look> joined = new ArrayList<>();
        long expected = Long.MIN_VALUE;
        for (Map.Entry<Long, Look> minute :
                minutes.getOrDefault(store, new TreeMap<>()).entrySet()) {
            if (minute.getKey() == expected) {
                joined.add(joined.removeLast().with(minute.getValue()));
            } else {
                joined.add(minute.getValue());
            }
            expected = minute.getKey() + 1;
        }
        return joined;
    }
}
