package org.aisleflow.sim.score;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** When loggers reported temperatures that were stored. */
final class LoggerReports {
    private final Map<Key.Device, TreeSet<Instant>> times = new HashMap<>();

    void add(Key.Device logger, Instant time) {
        times.computeIfAbsent(logger, _ -> new TreeSet<>()).add(time);
    }

    /**
     * Whether it reported at the beginning and at the end, so that what lay between could be seen.
     */
    boolean reportedIn(Excursion excursion) {
        TreeSet<Instant> told = times.getOrDefault(excursion.logger(), new TreeSet<>());
        Instant middle =
                excursion
                        .from()
                        .plusMillis(
                                (excursion.to().toEpochMilli() - excursion.from().toEpochMilli())
                                        / 2);
        Instant first = told.ceiling(excursion.from());
        return first != null
                && first.isBefore(middle)
                && told.subSet(middle, excursion.to()).size() > 0;
    }
}
