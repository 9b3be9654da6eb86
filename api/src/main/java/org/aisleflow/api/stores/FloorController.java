package org.aisleflow.api.stores;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.Store;
import org.jspecify.annotations.Nullable;

/** What comes from the positions of shoppers on the floor. */
@Controller("/api/v1/stores/{store}")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class FloorController {
    private final StoreQuestions questions;
    private final History history;
    private final StoreEvidence evidence;
    private final HeatDays heat;

    FloorController(
            StoreQuestions questions, History history, StoreEvidence evidence, HeatDays heat) {
        this.questions = questions;
        this.history = history;
        this.evidence = evidence;
        this.heat = heat;
    }

    /**
     * Where shoppers were, on a grid of half metres.
     *
     * @param asked the store and the range
     * @param measure {@code visits} (the default) or {@code seconds}
     * @return the grid
     */
    @Get("/heatmap")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = HeatmapView.class)))
    HttpResponse<byte[]> heatmap(@RequestBean Asked asked, @QueryValue @Nullable String measure) {
        HeatSum.Measure wanted = measure(measure);
        return questions.answer(
                asked,
                (found, range) ->
                        heat.of(found, range).view(wanted, range.to(), coverage(found, range)));
    }

    /**
     * Each zone's visits and dwells.
     *
     * @param asked the store and the range
     * @return every zone that the catalog has for a time in the range
     */
    @Get("/zones")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = ZoneView.class))))
    HttpResponse<byte[]> zones(@RequestBean Asked asked) {
        return questions.answer(
                asked,
                (found, range) ->
                        sums(found, range)
                                .zones(
                                        history.zones(found.id(), range),
                                        history.visits(found.id(), range)));
    }

    /**
     * Visits, bounces and how long they were.
     *
     * @param asked the store and the range
     * @return the visits that began in the range
     */
    @Get("/visits")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VisitsView.class)))
    HttpResponse<byte[]> visits(@RequestBean Asked asked) {
        return questions.answer(
                asked,
                (found, range) -> sums(found, range).visits(history.visits(found.id(), range)));
    }

    /**
     * Moves from a zone to the next.
     *
     * @param asked the store and the range
     * @return the links with at least k moves
     */
    @Get("/flows")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FlowsView.class)))
    HttpResponse<byte[]> flows(@RequestBean Asked asked) {
        return questions.answer(
                asked,
                (found, range) -> sums(found, range).flows(history.flows(found.id(), range)));
    }

    private FloorSums sums(Store store, TimeRange range) {
        return new FloorSums(
                store.zonesBetween(range.from(), range.to()),
                range.to(),
                coverage(store, range),
                evidence.status(store));
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
