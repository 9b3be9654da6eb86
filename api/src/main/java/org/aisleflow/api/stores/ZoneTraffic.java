package org.aisleflow.api.stores;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Visits of one zone in any stretch of time. In hours in which its sensors reported they are
 * counted; in others they are taken from who came in: entries × exposure rate, the zone's visits
 * per entry in the hours that were counted.
 */
final class ZoneTraffic {
    private final Map<Instant, Double> counted = new HashMap<>();
    private final Map<Instant, Double> entries = new HashMap<>();
    private final Predicate<Instant> isCounted;
    private final @Nullable Double exposureRate;

    /**
     * Adds up what is known.
     *
     * @param zone the zone
     * @param zones windows of the store's zones
     * @param doors windows of the store's doors
     * @param isCounted whether the zone's sensors reported in an hour, given its start
     */
    ZoneTraffic(
            ZoneId zone,
            Collection<ZoneWindow> zones,
            Collection<FootfallWindow> doors,
            Predicate<Instant> isCounted) {
        Map<Instant, Boolean> hours = new HashMap<>();
        this.isCounted = hour -> hours.computeIfAbsent(hour, isCounted::test);
        for (ZoneWindow window : zones) {
            if (window.zone().equals(zone)) {
                counted.merge(window.start(), (double) window.uniqueVisits(), Double::sum);
            }
        }
        for (FootfallWindow window : doors) {
            Instant start = Windows.startOf(window.start(), Windows.FLOOR);
            entries.merge(start, (double) window.in(), Double::sum);
        }
        this.exposureRate = exposureRate();
    }

    private @Nullable Double exposureRate() {
        double visits = sumOfCountedHours(counted);
        double came = sumOfCountedHours(entries);
        return came > 0 ? (Double) (visits / came) : null;
    }

    private double sumOfCountedHours(Map<Instant, Double> windows) {
        return windows.entrySet().stream()
                .filter(window -> isCounted(window.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Whether visits are known at all: somebody came while the zone's sensors reported. */
    boolean isKnown() {
        return exposureRate != null;
    }

    /** Whether visits are counted, not inferred, at a time. */
    boolean isCounted(Instant time) {
        return isCounted.test(Windows.startOf(time, Windows.LEDGER));
    }

    /** Visits in a range; of windows that lie in it in part, that part. */
    double visits(TimeRange range) {
        return visits(range, false);
    }

    /** Those of them that were counted. */
    double countedVisits(TimeRange range) {
        return visits(range, true);
    }

    private double visits(TimeRange range, boolean countedOnly) {
        double sum = 0;
        Instant start = Windows.startOf(range.from(), Windows.FLOOR);
        for (; start.isBefore(range.to()); start = start.plus(Windows.FLOOR)) {
            boolean known = isCounted(start);
            if (known || !countedOnly) {
                double inWindow =
                        known
                                ? counted.getOrDefault(start, 0.0)
                                : entries.getOrDefault(start, 0.0)
                                        * (exposureRate == null ? 0 : exposureRate);
                sum += inWindow * share(new TimeRange(start, start.plus(Windows.FLOOR)), range);
            }
        }
        return sum;
    }

    private static double share(TimeRange window, TimeRange range) {
        Instant from = window.from().isBefore(range.from()) ? range.from() : window.from();
        Instant to = window.to().isAfter(range.to()) ? range.to() : window.to();
        double millis = to.toEpochMilli() - from.toEpochMilli();
        return Math.max(0, millis) / window.length().toMillis();
    }
}
