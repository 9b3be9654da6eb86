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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.ids.LineId;
import org.jspecify.annotations.Nullable;

/** Door counts. */
@Controller("/api/v1/stores/{store}/footfall")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class FootfallController {
    private static final Duration DEFAULT_BUCKET = Duration.ofMinutes(15);
    private static final int MOST_ROWS = 5_000;

    private final StoreQuestions questions;
    private final History history;
    private final StoreEvidence evidence;
    private final Clock clock;

    FootfallController(
            StoreQuestions questions, History history, StoreEvidence evidence, Clock clock) {
        this.questions = questions;
        this.history = history;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * People in, out and passing, and how many are inside, in spans of equal length.
     *
     * @param asked the store and the range
     * @param bucket length of a span, whole minutes as ISO-8601 duration; PT15M if left out
     * @param door one door's line; all doors if left out
     * @return every span of the range that has begun, also those with no people
     */
    @Get
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = FootfallView.class))))
    HttpResponse<byte[]> footfall(
            @RequestBean Asked asked,
            @QueryValue @Nullable String bucket,
            @QueryValue @Nullable String door) {
        return questions.answer(
                asked,
                (found, range) ->
                        views(
                                found,
                                range,
                                buckets(range, bucket),
                                door == null ? null : doorOf(found, door)));
    }

    private List<FootfallView> views(
            Store found, TimeRange range, FootfallBuckets buckets, @Nullable LineId line) {
        List<FootfallWindow> windows =
                history.footfall(found.id(), range).stream()
                        .filter(window -> line == null || window.line().equals(line))
                        .toList();
        Coverage coverage = evidence.coverage(found, Sensors.crossings(found, line), range);
        Occupancy occupancy = evidence.occupancy(found, range);
        StatusRule statusRule = evidence.status(found);
        return buckets.sums(windows, statusRule).stream()
                .map(sum -> view(sum, coverage, occupancy, statusRule))
                .toList();
    }

    private FootfallView view(
            FootfallBuckets.Sum sum,
            Coverage coverage,
            Occupancy occupancy,
            StatusRule statusRule) {
        Instant now = clock.instant();
        Instant end = sum.span.to().isAfter(now) ? now : sum.span.to();
        Double watched = coverage.of(sum.span);
        return new FootfallView(
                sum.span.from(),
                sum.in,
                sum.out,
                sum.passing,
                sum.passing == 0 ? null : (double) sum.in / sum.passing,
                sum.in + sum.passing == 0 ? null : (double) sum.in / (sum.in + sum.passing),
                occupancy.at(end),
                watched,
                statusRule.of(sum.span.to(), sum.revised));
    }

    private static FootfallBuckets buckets(TimeRange range, @Nullable String text) {
        Duration length = text == null ? DEFAULT_BUCKET : duration(text);
        if (!length.isPositive() || !length.equals(Duration.ofMinutes(length.toMinutes()))) {
            throw ProblemException.badField(
                    "bucket",
                    "bucket is %s, it must be one or more whole minutes.".formatted(text));
        }
        var buckets = new FootfallBuckets(range, length);
        if (buckets.count() > MOST_ROWS) {
            throw ProblemException.badField(
                    "bucket",
                    "That gives %d rows, allowed are up to 5000; ask for a longer bucket or a shorter range."
                            .formatted(buckets.count()));
        }
        return buckets;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException _) {
            throw ProblemException.badField(
                    "bucket",
                    "bucket is \"%s\", it must be a duration such as PT15M.".formatted(text));
        }
    }

    private static LineId doorOf(Store store, String door) {
        return store.doors().stream()
                .map(Door::id)
                .filter(id -> id.value().equals(door))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "Store %s has no door %s.".formatted(store.id(), door)));
    }
}
