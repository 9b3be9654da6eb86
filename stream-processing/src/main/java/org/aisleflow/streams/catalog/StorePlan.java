package org.aisleflow.streams.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.ShelfId;
import org.aisleflow.contracts.ids.Sku;
import org.jspecify.annotations.Nullable;

/** A store of the catalog with its parts at hand. Immutable. */
public final class StorePlan {
    private final Store store;
    private final Map<DeviceId, Device> devices = new HashMap<>();
    private final Map<ShelfId, Shelf> shelves = new HashMap<>();
    private final Map<Sku, List<Shelf>> shelvesBySku;

    /**
     * Indexes a store.
     *
     * @param store the catalog's entry
     */
    public StorePlan(Store store) {
        this.store = store;
        store.devices().forEach(device -> devices.put(device.id(), device));
        store.shelves().forEach(shelf -> shelves.put(shelf.id(), shelf));
        shelvesBySku = store.shelves().stream().collect(Collectors.groupingBy(Shelf::sku));
    }

    /** The catalog's entry. */
    public Store store() {
        return store;
    }

    /**
     * Finds a device.
     *
     * @param id the device
     * @return its entry, or null if the store has none of that id
     */
    public @Nullable Device device(DeviceId id) {
        return devices.get(id);
    }

    /**
     * Finds a shelf.
     *
     * @param id the shelf
     * @return its entry, or null if the store has none of that id
     */
    public @Nullable Shelf shelf(ShelfId id) {
        return shelves.get(id);
    }

    /**
     * The shelves of a product.
     *
     * @param sku the product
     * @return perhaps none
     */
    public List<Shelf> shelvesOf(Sku sku) {
        return shelvesBySku.getOrDefault(sku, List.of());
    }
}
