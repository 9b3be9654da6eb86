package org.aisleflow.gateway.intake;

import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;

/** The stores and devices that are allowed to speak. Implementations are thread-safe. */
public interface Registry {
    /**
     * Says whether a store is known.
     *
     * @param store the store
     * @return true if the catalog has it
     */
    boolean hasStore(StoreId store);

    /**
     * Says whether a device is known.
     *
     * @param store the device's store
     * @param device the device
     * @return true if the catalog has the device in that store
     */
    boolean hasDevice(StoreId store, DeviceId device);
}
