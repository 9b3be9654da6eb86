package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;
import org.jspecify.annotations.Nullable;

/** Two periods or stores side by side. */
@Controller("/api/v1/stores/{store}/compare")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class CompareController {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final double SECONDS_PER_HOUR = 3_600;

    private final KnownStores stores;
    private final Ranges ranges;
    private final History history;
    private final StoreEvidence evidence;
    private final Clock clock;

    CompareController(
            KnownStores stores,
            Ranges ranges,
            History history,
            StoreEvidence evidence,
            Clock clock) {
        this.stores = stores;
        this.ranges = ranges;
        this.history = history;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * A period against another, with a band around each ratio, so that noise is seen as noise.
     *
     * @param store the store
     * @param from ISO-8601 time, included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @param baselineFrom where the other period begins; a week before {@code from} if left out
     * @param baselineTo where it ends; so that both are equally long if left out
     * @param baselineStore the other period's store; the same if left out
     * @return both, and the ratios between them
     */
    @Get
    ComparisonView compare(
            String store,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String baselineFrom,
            @QueryValue @Nullable String baselineTo,
            @QueryValue @Nullable String baselineStore) {
        Store subject = stores.get(store);
        Store other = baselineStore == null ? subject : stores.get(baselineStore);
        TimeRange range = soFar(ranges.of(from, to));
        TimeRange baseline =
                baselineFrom == null && baselineTo == null
                        ? beginning(
                                baselineStore == null ? range.from().minus(WEEK) : range.from(),
                                range.length())
                        : baselineTo == null
                                ? beginning(ranges.of(baselineFrom, null).from(), range.length())
                                : ranges.of(baselineFrom, baselineTo);
        return ComparisonView.of(side(subject, range), side(other, soFar(baseline)));
    }

    /** What is still to come cannot be compared. */
    private TimeRange soFar(TimeRange range) {
        Instant now = clock.instant();
        return range.from().isBefore(now) && range.to().isAfter(now)
                ? new TimeRange(range.from(), now)
                : range;
    }

    private static TimeRange beginning(Instant from, Duration length) {
        return new TimeRange(from, from.plus(length));
    }

    private ComparisonView.Side side(Store store, TimeRange range) {
        StatusRule rule = evidence.status(store);
        List<FootfallWindow> doors = history.footfall(store.id(), range);
        SeenFloor floor = new SeenFloor(store);
        FloorCoverage coverage =
                new FloorCoverage(floor, evidence.coverage(store, floor.sensors(), range), range);
        VisitsView visits =
                new FloorSums(store.zones(), range.to(), coverage, rule)
                        .visits(history.visits(store.id(), range));
        long in = doors.stream().mapToLong(FootfallWindow::in).sum();
        long passing = doors.stream().mapToLong(FootfallWindow::passing).sum();
        boolean revised =
                doors.stream().anyMatch(window -> rule.isRevised(window, Windows.FOOTFALL));
        Double doorCoverage =
                evidence.coverage(store, Sensors.crossings(store, null), range).of(range);
        boolean dead = in + passing == 0 && doorCoverage != null && doorCoverage == 0;
        long out = doors.stream().mapToLong(FootfallWindow::out).sum();
        return new ComparisonView.Side(
                store.id(),
                range.from(),
                range.to(),
                new OpeningHours(store).openBetween(range.from(), range.to()).toSeconds()
                        / SECONDS_PER_HOUR,
                dead ? null : (Long) in,
                dead ? null : (Long) out,
                dead ? null : (Long) passing,
                in + passing == 0 ? null : (double) in / (in + passing),
                visits.visits(),
                visits.buyingUnits(),
                visits.meanVisitSeconds(),
                doorCoverage,
                visits.coverage(),
                revised && visits.status() == Status.FINAL ? Status.REVISED : visits.status());
    }
}
