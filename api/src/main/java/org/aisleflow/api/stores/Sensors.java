package org.aisleflow.api.stores;

import java.util.Set;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.telemetry.Kind;
import org.jspecify.annotations.Nullable;

/** Which devices a number rests on. */
final class Sensors {
    private Sensors() {}

    /** Those that see people on the floor. */
    static Set<DeviceId> positions(Store store) {
        return store.devices().stream()
                .filter(device -> device.kind() == Kind.POSITIONS)
                .map(Device::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that tell receipts. */
    static Set<DeviceId> tills(Store store) {
        return store.devices().stream()
                .filter(device -> device.kind() == Kind.SALE)
                .map(Device::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that count at a door, or at any if none is named. */
    static Set<DeviceId> crossings(Store store, @Nullable LineId door) {
        return store.devices().stream()
                .filter(device -> device.kind() == Kind.CROSSING)
                .filter(device -> door == null || door.equals(device.line()))
                .map(Device::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
