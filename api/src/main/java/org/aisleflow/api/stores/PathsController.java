package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/** Ways that shoppers often go. */
@Controller("/api/v1/stores/{store}/paths")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class PathsController {
    private static final int MOST = 100;

    private final KnownStores stores;
    private final Ranges ranges;
    private final History history;
    private final StoreEvidence evidence;

    PathsController(KnownStores stores, Ranges ranges, History history, StoreEvidence evidence) {
        this.stores = stores;
        this.ranges = ranges;
        this.history = history;
        this.evidence = evidence;
    }

    /**
     * The most frequent ways from zone to zone.
     *
     * @param store the store
     * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @return at most 100 ways of all UTC days that the range touches
     */
    @Get
    PathsView paths(
            String store, @QueryValue @Nullable String from, @QueryValue @Nullable String to) {
        Store found = stores.get(store);
        TimeRange days = wholeDays(ranges.of(from, to));
        StatusRule rule = evidence.status(found);
        Map<List<ZoneId>, Long> counts = new HashMap<>();
        boolean revised = false;
        for (PathWindow path : history.paths(found.id(), days)) {
            counts.merge(path.zones(), path.count(), Long::sum);
            revised |= rule.isRevised(path, Windows.PATHS);
        }
        long visits =
                history.visits(found.id(), days).stream().mapToLong(VisitWindow::visits).sum();
        List<PathsView.Path> paths =
                counts.entrySet().stream()
                        .filter(path -> path.getValue() > 0)
                        .map(path ->
                                new PathsView.Path(
                                        path.getKey(),
                                        path.getValue(),
                                        visits == 0 ? null : (double) path.getValue() / visits))
                        .sorted(
                                Comparator.comparingLong(PathsView.Path::count)
                                        .reversed()
                                        .thenComparing(path -> path.zones().toString()))
                        .limit(MOST)
                        .toList();
        long told = paths.stream().mapToLong(PathsView.Path::count).sum();
        Double watched = evidence.coverage(found, Sensors.positions(found), days).of(days);
        boolean unknown = visits == 0 && watched != null && watched == 0;
        return new PathsView(
                days.from(),
                days.to(),
                paths,
                PathWindow.K,
                PathWindow.LONGEST,
                unknown ? null : (Long) visits,
                unknown ? null : (Long) Math.max(0, visits - told),
                watched,
                rule.of(days.to(), revised));
    }

    private static TimeRange wholeDays(TimeRange range) {
        Instant lastDay = Windows.startOf(range.to().minusMillis(1), Windows.PATHS);
        return new TimeRange(
                Windows.startOf(range.from(), Windows.PATHS), lastDay.plus(Windows.PATHS));
    }
}
