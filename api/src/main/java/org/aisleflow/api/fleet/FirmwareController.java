package org.aisleflow.api.fleet;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aisleflow.api.stores.KnownStores;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/** Which firmware runs, and how the devices that run it do. */
@Controller("/api/v1/fleet/firmware")
@Tag(name = "fleet")
final class FirmwareController {
    private static final Comparator<Group> IN_ORDER =
            Comparator.comparing(Group::store)
                    .thenComparing(group -> Objects.requireNonNullElse(group.version(), ""));

    private final DeviceList list;
    private final KnownStores stores;

    FirmwareController(DeviceList list, KnownStores stores) {
        this.list = list;
        this.stores = stores;
    }

    private record Group(StoreId store, @Nullable String version) {}

    /**
     * The versions that run, by store.
     *
     * @param store only this store; all stores if left out
     * @return by store and version, those that never said what they run first
     */
    @Get
    List<FirmwareView> firmware(@QueryValue @Nullable String store) {
        return list.devices(stores.find(store).orElse(null)).stream()
                .collect(
                        Collectors.groupingBy(
                                device -> new Group(device.store(), device.firmware()),
                                () -> new TreeMap<>(IN_ORDER),
                                Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry ->
                        FirmwareView.of(
                                entry.getKey().store(), entry.getKey().version(), entry.getValue()))
                .toList();
    }
}
