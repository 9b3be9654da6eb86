package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.LineId;
import org.jspecify.annotations.Nullable;

/** Ways that shoppers often go, and by which doors they come and leave. */
@Controller("/api/v1/stores/{store}")
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
     * The most frequent ways from zone to zone, and what was bought on them.
     *
     * @param asked the store and the range
     * @param by {@code count} (the default): most visits first; {@code basket}: largest baskets
     *     first
     * @return at most 100 ways of all UTC days that the range touches
     */
    @Get("/paths")
    PathsView paths(@RequestBean Asked asked, @QueryValue @Nullable String by) {
        PathSums.Order order = order(by);
        Seen seen =
                new Seen(stores.get(asked.store()), wholeDays(ranges.of(asked.from(), asked.to())));
        List<PathWindow> days = history.paths(seen.store.id(), seen.days);
        List<PathsView.Path> paths = new PathSums(days).first(MOST, order, seen.visits);
        return new PathsView(
                seen.days.from(),
                seen.days.to(),
                paths,
                PathWindow.K,
                PathWindow.LONGEST,
                seen.visits(),
                seen.leftOut(paths.stream().mapToLong(PathsView.Path::count).sum()),
                seen.watched,
                seen.status(days));
    }

    /**
     * By which doors shoppers came in, and by which of them they left.
     *
     * @param asked the store and the range
     * @return the pairs of doors of all UTC days that the range touches
     */
    @Get("/entry-exit")
    EntryExitView entryExit(@RequestBean Asked asked) {
        Seen seen =
                new Seen(stores.get(asked.store()), wholeDays(ranges.of(asked.from(), asked.to())));
        List<EntryExitWindow> days = history.entryExit(seen.store.id(), seen.days);
        List<EntryExitView.Link> links = links(days);
        return new EntryExitView(
                seen.days.from(),
                seen.days.to(),
                seen.store.doors().stream().map(Door::id).toList(),
                links,
                PathWindow.K,
                seen.visits(),
                seen.leftOut(links.stream().mapToLong(EntryExitView.Link::count).sum()),
                seen.watched,
                seen.status(days));
    }

    private static List<EntryExitView.Link> links(List<EntryExitWindow> days) {
        Map<LineId, Map<LineId, Long>> counts = new TreeMap<>();
        Map<LineId, Long> entered = new HashMap<>();
        for (EntryExitWindow day : days) {
            if (day.count() > 0) {
                counts.computeIfAbsent(day.in(), _ -> new TreeMap<>())
                        .merge(day.out(), day.count(), Long::sum);
                entered.merge(day.in(), day.count(), Long::sum);
            }
        }
        return counts.entrySet().stream()
                .flatMap(in ->
                        in.getValue().entrySet().stream()
                                .map(out ->
                                        new EntryExitView.Link(
                                                in.getKey(),
                                                out.getKey(),
                                                out.getValue(),
                                                (double) out.getValue()
                                                        / entered.getOrDefault(in.getKey(), 1L))))
                .sorted(Comparator.comparingLong(EntryExitView.Link::count).reversed())
                .toList();
    }

    private static PathSums.Order order(@Nullable String text) {
        return switch (text == null ? "count" : text.toLowerCase(Locale.ROOT)) {
            case "count" -> PathSums.Order.COUNT;
            case "basket" -> PathSums.Order.BASKET;
            default ->
                    throw ProblemException.badField(
                            "by", "by is \"%s\", it must be count or basket.".formatted(text));
        };
    }

    private static TimeRange wholeDays(TimeRange range) {
        Instant lastDay = Windows.startOf(range.to().minusMillis(1), Windows.PATHS);
        return new TimeRange(
                Windows.startOf(range.from(), Windows.PATHS), lastDay.plus(Windows.PATHS));
    }

    /** How well the floor was watched in some days, and how many visits were seen. */
    private final class Seen {
        final Store store;
        final TimeRange days;
        final @Nullable Double watched;
        final long visits;

        Seen(Store store, TimeRange days) {
            this.store = store;
            this.days = days;
            this.watched = evidence.coverage(store, Sensors.positions(store), days).of(days);
            this.visits =
                    history.visits(store.id(), days).stream().mapToLong(VisitWindow::visits).sum();
        }

        @Nullable Long visits() {
            return isUnknown() ? null : (Long) visits;
        }

        @Nullable Long leftOut(long told) {
            return isUnknown() ? null : (Long) Math.max(0, visits - told);
        }

        Status status(Collection<? extends WindowFact> facts) {
            StatusRule rule = evidence.status(store);
            return rule.of(
                    days.to(),
                    facts.stream().anyMatch(fact -> rule.isRevised(fact, Windows.PATHS)));
        }

        private boolean isUnknown() {
            return visits == 0 && watched != null && watched == 0;
        }
    }
}
