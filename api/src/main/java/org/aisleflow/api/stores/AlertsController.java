package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;
import org.jspecify.annotations.Nullable;

/** What somebody should look at. */
@Controller("/api/v1/stores/{store}/alerts")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class AlertsController {
    private final KnownStores stores;
    private final LatestFacts facts;
    private final DriftWatch drift;
    private final Ranges ranges;
    private final AlertSearch search;
    private final SilenceWatch silence;
    private final Clock clock;

    AlertsController(
            KnownStores stores,
            LatestFacts facts,
            DriftWatch drift,
            SilenceWatch silence,
            Ranges ranges,
            History history,
            Clock clock) {
        this.silence = silence;
        this.stores = stores;
        this.facts = facts;
        this.drift = drift;
        this.ranges = ranges;
        this.search = new AlertSearch(history);
        this.clock = clock;
    }

    /**
     * What is open, silent devices and drifting counters included, and what is over. Silent devices
     * and drifting counters are found when somebody asks, so of these nothing is over.
     *
     * @param store the store
     * @param state {@code open} (the default), {@code closed} or {@code all}
     * @param from ISO-8601 time; what was over by then is left out; 24 hours before {@code to} if
     *     left out. An alert that went on for over 31 days before it is not found
     * @param to ISO-8601 time; what began then or later is left out; now if left out
     * @return the alerts that went on at some time of the range, newest first; all open ones if
     *     neither {@code state} nor a range is given
     */
    @Get
    List<AlertView> alerts(
            String store,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to) {
        Store found = stores.get(store);
        AlertSearch.State wanted = AlertSearch.State.of(state);
        TimeRange range = ranges.of(from, to);
        Stream<Alert> open = wanted == AlertSearch.State.CLOSED ? Stream.empty() : open(found);
        if (from != null || to != null) {
            open = open.filter(alert -> AlertSearch.touches(alert, range));
        }
        Stream<Alert> closed =
                wanted == AlertSearch.State.OPEN
                        ? Stream.empty()
                        : search.closed(found.id(), range);
        return Stream.concat(open, closed)
                .sorted(Comparator.comparing(Alert::since).reversed().thenComparing(Alert::id))
                .map(AlertView::of)
                .toList();
    }

    private Stream<Alert> open(Store store) {
        Stream<Alert> told =
                facts.alerts().of(store.id()).stream().filter(alert -> alert.until() == null);
        return Stream.of(told, silent(store), drift.alert(store).stream())
                .flatMap(alerts -> alerts);
    }

    private Stream<Alert> silent(Store store) {
        var judge = new DeviceJudge(store, clock.instant());
        return facts.devices().of(store.id()).stream()
                .flatMap(state ->
                        judge
                                .silentAlert(state)
                                .or(() ->
                                        silence.silence(state)
                                                .flatMap(one -> judge.backAlert(state, one)))
                                .stream());
    }
}
