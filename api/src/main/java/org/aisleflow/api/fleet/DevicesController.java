package org.aisleflow.api.fleet;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.api.stores.KnownStores;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/** Devices and what became of their messages. */
@Controller("/api/v1/fleet/devices")
@Tag(name = "fleet")
final class DevicesController {
    private final DeviceList list;
    private final KnownStores stores;
    private final FleetDevices fleet;
    private final Ranges ranges;
    private final History history;

    DevicesController(
            DeviceList list,
            KnownStores stores,
            FleetDevices fleet,
            Ranges ranges,
            History history) {
        this.list = list;
        this.stores = stores;
        this.fleet = fleet;
        this.ranges = ranges;
        this.history = history;
    }

    /**
     * Devices that the catalog knows, that were heard of, or that may come in.
     *
     * @param store only those of this store; of all stores if left out
     * @return the devices, by store and id
     */
    @Get
    List<DeviceView> devices(@QueryValue @Nullable String store) {
        return list.devices(stores.find(store).orElse(null));
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
        return LedgerView.of(ofStore, id, wholeHours, history.ledger(ofStore, id, wholeHours));
    }
}
