package org.aisleflow.api.fleet;

import jakarta.inject.Singleton;
import java.util.List;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.api.stores.KnownStores;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/** Finds the device that a call is about. */
@Singleton
final class FleetDevices {
    private final LatestFacts facts;
    private final KnownStores stores;

    FleetDevices(LatestFacts facts, KnownStores stores) {
        this.facts = facts;
        this.stores = stores;
    }

    /**
     * Reads a device's id.
     *
     * @throws ProblemException if it is none
     */
    static DeviceId idOf(String text) {
        try {
            return DeviceId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.badField("device", String.valueOf(malformed.getMessage()));
        }
    }

    /**
     * The store of a device.
     *
     * @param device the device
     * @param store the store that the call names; null if it names none
     * @throws ProblemException if there is no such device, or several and the call does not say
     *     which
     */
    StoreId storeOf(DeviceId device, @Nullable String store) {
        return stores.find(store).orElseGet(() -> onlyStoreWith(device));
    }

    /**
     * The store of a device that exists, also if the call names the store.
     *
     * @param device the device
     * @param store the store that the call names; null if it names none
     * @throws ProblemException if there is no such device, or several and the call does not say
     *     which
     */
    StoreId knownStoreOf(DeviceId device, @Nullable String store) {
        StoreId found = storeOf(device, store);
        if (!facts.catalog().store(found).map(one -> has(one, device)).orElse(false)) {
            throw ProblemException.notFound(
                    "Store %s has no device %s; GET /api/v1/fleet/devices lists them."
                            .formatted(found, device));
        }
        return found;
    }

    private boolean has(Store store, DeviceId device) {
        return store.device(device).isPresent()
                || facts.devices().find(store.id(), device.value()).isPresent()
                || facts.credentials().find(store.id(), device.value()).isPresent();
    }

    private StoreId onlyStoreWith(DeviceId device) {
        List<StoreId> found =
                facts.catalog().all(Store.class).stream()
                        .filter(store -> has(store, device))
                        .map(Store::id)
                        .toList();
        if (found.size() > 1) {
            throw ProblemException.badField(
                    "store",
                    "Several stores have a device %s: %s. Say which with ?store=."
                            .formatted(device, found));
        }
        if (found.isEmpty()) {
            throw ProblemException.notFound(
                    "There is no device %s; GET /api/v1/fleet/devices lists them."
                            .formatted(device));
        }
        return found.getFirst();
    }
}
