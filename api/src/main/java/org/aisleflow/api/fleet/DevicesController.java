package org.aisleflow.api.fleet;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.api.stores.DeviceJudge;
import org.aisleflow.api.stores.KnownStores;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.credentials.CredentialType;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/** Devices and what became of their messages. */
@Controller("/api/v1/fleet/devices")
@Tag(name = "fleet")
final class DevicesController {
    private final LatestFacts facts;
    private final KnownStores stores;
    private final FleetDevices fleet;
    private final Ranges ranges;
    private final History history;
    private final Clock clock;

    DevicesController(
            LatestFacts facts,
            KnownStores stores,
            FleetDevices fleet,
            Ranges ranges,
            History history,
            Clock clock) {
        this.facts = facts;
        this.stores = stores;
        this.fleet = fleet;
        this.ranges = ranges;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Devices that the catalog knows or that were heard of.
     *
     * @param store only those of this store; of all stores if left out
     * @return the devices, by store and id
     */
    @Get
    List<DeviceView> devices(@QueryValue @Nullable String store) {
        Optional<StoreId> wanted = stores.find(store);
        return facts.catalog().all(Store.class).stream()
                .filter(one -> wanted.isEmpty() || wanted.get().equals(one.id()))
                .flatMap(one -> devices(one).stream())
                .toList();
    }

    private List<DeviceView> devices(Store store) {
        Map<DeviceId, DeviceState> heard =
                facts.devices().of(store.id()).stream()
                        .collect(Collectors.toMap(DeviceState::device, Function.identity()));
        Instant now = clock.instant();
        var judge = new DeviceJudge(store, now);
        List<DeviceView> views = new ArrayList<>();
        for (DeviceState state : heard.values()) {
            Device device = store.device(state.device()).orElse(null);
            views.add(
                    DeviceView.heard(
                            state,
                            device,
                            judge.judge(device, state),
                            credentials(store.id(), state.device(), now)));
        }
        store.devices().stream()
                .filter(device -> !heard.containsKey(device.id()))
                .forEach(device ->
                        views.add(
                                DeviceView.neverHeard(
                                        store.id(),
                                        device,
                                        credentials(store.id(), device.id(), now))));
        views.sort(Comparator.comparing(DeviceView::device));
        return views;
    }

    private List<CredentialType> credentials(StoreId store, DeviceId device, Instant now) {
        return facts.credentials()
                .find(store, device.value())
                .map(credentials -> credentials.typesAt(now))
                .orElse(List.of());
    }

    /**
     * What became of a device's messages, hour by hour.
     *
     * @param device the device
     * @param from ISO-8601 time; its whole hour is included; 24 hours before {@code to} if left out
     * @param to ISO-8601 time, not included; now if left out
     * @param store its store; may be left out if only one store has a device of that id
     * @return the ledger
     */
    @Get("/{device}/ledger")
    @ExecuteOn(TaskExecutors.IO)
    LedgerView ledger(
            String device,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable String store) {
        DeviceId id = FleetDevices.idOf(device);
        StoreId ofStore = fleet.storeOf(id, store);
        TimeRange range = ranges.of(from, to);
        TimeRange wholeHours =
                new TimeRange(Windows.startOf(range.from(), Windows.LEDGER), range.to());
        List<LedgerHour> ledger =
                history.ledger(ofStore, wholeHours).stream()
                        .filter(hour -> hour.device().equals(id))
                        .toList();
        return LedgerView.of(ofStore, id, wholeHours, ledger);
    }
}
