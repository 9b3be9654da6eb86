package org.aisleflow.gateway.identity;

import java.util.Optional;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.IdForm;
import org.aisleflow.contracts.ids.StoreId;

/**
 * A device of a store: what a credential proves.
 *
 * @param store its store
 * @param device its id in that store
 */
public record DeviceIdentity(StoreId store, DeviceId device) {
    /**
     * Reads an identity.
     *
     * @param text {@code store/device}
     * @return the identity, or empty if it has not that form
     */
    public static Optional<DeviceIdentity> parse(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 2 && IdForm.PLAIN.matches(parts[0]) && IdForm.PLAIN.matches(parts[1])
                ? Optional.of(new DeviceIdentity(StoreId.of(parts[0]), DeviceId.of(parts[1])))
                : Optional.empty();
    }

    /**
     * Says whether this is the device of a topic or path.
     *
     * @param otherStore the store named there
     * @param otherDevice the device named there
     * @return true if both are this device's own
     */
    public boolean is(String otherStore, String otherDevice) {
        return store.value().equals(otherStore) && device.value().equals(otherDevice);
    }

    /** As a device logs in: {@code store/device}. */
    @Override
    public String toString() {
        return store + "/" + device;
    }
}
