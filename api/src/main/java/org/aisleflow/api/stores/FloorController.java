package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;
import org.jspecify.annotations.Nullable;

/** What comes from the positions of shoppers on the floor. */
@Controller("/api/v1/stores/{store}")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class FloorController {
    private final KnownStores stores;
    private final Ranges ranges;
    private final History history;
    private final StoreEvidence evidence;

    FloorController(KnownStores stores, Ranges ranges, History history, StoreEvidence evidence) {
        this.stores = stores;
        this.ranges = ranges;
        this.history = history;
        this.evidence = evidence;
    }

    /**
     * Where shoppers were, on a grid of half metres.
     *
     * @param store the store
     * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @param measure {@code visits} (the default) or {@code seconds}
     * @return the grid
     */
    @Get("/heatmap")
    HeatmapView heatmap(
            String store,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String measure) {
        Store found = stores.get(store);
        TimeRange range = ranges.of(from, to);
        var sum = new HeatSum(found, measure(measure), evidence.status(found));
        history.heat(found.id(), range, sum::add);
        return sum.view(range.to(), coverage(found, range));
    }

    /**
     * Each zone's visits and dwells.
     *
     * @param store the store
     * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @return every zone of the catalog
     */
    @Get("/zones")
    List<ZoneView> zones(
            String store, @QueryValue @Nullable String from, @QueryValue @Nullable String to) {
        Store found = stores.get(store);
        TimeRange range = ranges.of(from, to);
        return sums(found, range)
                .zones(history.zones(found.id(), range), history.visits(found.id(), range));
    }

    /**
     * Visits, bounces and how long they were.
     *
     * @param store the store
     * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @return the visits that began in the range
     */
    @Get("/visits")
    VisitsView visits(
            String store, @QueryValue @Nullable String from, @QueryValue @Nullable String to) {
        Store found = stores.get(store);
        TimeRange range = ranges.of(from, to);
        return sums(found, range).visits(history.visits(found.id(), range));
    }

    /**
     * Moves from a zone to the next.
     *
     * @param store the store
     * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @return the links with at least k moves
     */
    @Get("/flows")
    FlowsView flows(
            String store, @QueryValue @Nullable String from, @QueryValue @Nullable String to) {
        Store found = stores.get(store);
        TimeRange range = ranges.of(from, to);
        return sums(found, range).flows(history.flows(found.id(), range));
    }

    private FloorSums sums(Store store, TimeRange range) {
        return new FloorSums(store, range.to(), coverage(store, range), evidence.status(store));
    }

    private FloorCoverage coverage(Store store, TimeRange range) {
        var floor = new SeenFloor(store);
        return new FloorCoverage(floor, evidence.coverage(store, floor.sensors(), range), range);
    }

    private static HeatSum.Measure measure(@Nullable String text) {
        return switch (text == null ? "visits" : text.toLowerCase(Locale.ROOT)) {
            case "visits" -> HeatSum.Measure.VISITS;
            case "seconds" -> HeatSum.Measure.SECONDS;
            default ->
                    throw ProblemException.badField(
                            "measure",
                            "measure is \"%s\", it must be visits or seconds.".formatted(text));
        };
    }
}
