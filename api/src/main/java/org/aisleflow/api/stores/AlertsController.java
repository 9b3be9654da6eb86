package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;

/** What somebody should look at. */
@Controller("/api/v1/stores/{store}/alerts")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class AlertsController {
    private final KnownStores stores;
    private final LatestFacts facts;
    private final DriftWatch drift;
    private final Clock clock;

    AlertsController(KnownStores stores, LatestFacts facts, DriftWatch drift, Clock clock) {
        this.stores = stores;
        this.facts = facts;
        this.drift = drift;
        this.clock = clock;
    }

    /**
     * What is open, silent devices and drifting counters included.
     *
     * @param store the store
     * @return open alerts, newest first
     */
    @Get
    List<AlertView> alerts(String store) {
        Store found = stores.get(store);
        Stream<Alert> told =
                facts.alerts().of(found.id()).stream().filter(alert -> alert.until() == null);
        return Stream.of(told, silent(found), drift.alert(found).stream())
                .flatMap(alerts -> alerts)
                .sorted(Comparator.comparing(Alert::since).reversed().thenComparing(Alert::id))
                .map(AlertView::of)
                .toList();
    }

    private Stream<Alert> silent(Store store) {
        var judge = new DeviceJudge(store, clock.instant());
        return facts.devices().of(store.id()).stream()
                .flatMap(state -> judge.silentAlert(state).stream());
    }
}
