package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;

/** How many people wait before the tills, how long, and how many of them give up. */
@Controller("/api/v1/stores/{store}/queues")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class QueuesController {
    private static final int MOST_QUARTERS = 5_000;

    private final KnownStores stores;
    private final Ranges ranges;
    private final History history;
    private final StoreEvidence evidence;

    QueuesController(KnownStores stores, Ranges ranges, History history, StoreEvidence evidence) {
        this.stores = stores;
        this.ranges = ranges;
        this.history = history;
        this.evidence = evidence;
    }

    /**
     * The queues before the tills.
     *
     * @param asked the store and the range
     * @return every zone that the catalog calls the queue of some tills, by quarter hours from
     *     {@code from} on
     */
    @Get
    List<QueueView> queues(@RequestBean Asked asked) {
        Store found = stores.get(asked.store());
        TimeRange range = ranges.of(asked.from(), asked.to());
        long quarters = Math.ceilDiv(range.length().toMillis(), QueueSums.QUARTER.toMillis());
        if (quarters > MOST_QUARTERS) {
            throw ProblemException.badField(
                    "from",
                    "That gives %d quarter hours, allowed are up to 5000 (52 days); ask for a shorter range."
                            .formatted(quarters));
        }
        List<Zone> queues = found.zones().stream().filter(Zone::isQueue).toList();
        if (queues.isEmpty()) {
            return List.of();
        }
        List<QueueWindow> windows = history.queues(found.id(), range);
        List<ReceiptWindow> receipts = history.receipts(found.id(), range);
        SeenFloor floor = new SeenFloor(found);
        Coverage sensors = evidence.coverage(found, floor.sensors(), range);
        Coverage tills = evidence.coverage(found, Sensors.tills(found), range);
        StatusRule rule = evidence.status(found);
        return queues.stream()
                .map(zone ->
                        new QueueSums(
                                        zone,
                                        new OpeningHours(found),
                                        sensors.only(floor.sensorsOf(zone)),
                                        tills.only(Set.copyOf(zone.queueOf())),
                                        rule)
                                .view(
                                        range,
                                        windows.stream()
                                                .filter(window -> window.zone().equals(zone.id()))
                                                .toList(),
                                        receipts.stream()
                                                .filter(window ->
                                                        zone.queueOf().contains(window.till()))
                                                .toList()))
                .toList();
    }
}
