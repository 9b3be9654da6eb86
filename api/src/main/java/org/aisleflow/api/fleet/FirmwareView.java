package org.aisleflow.api.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.aisleflow.api.stores.DeviceJudge;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a store that run one version.
 *
 * @param store the store
 * @param version what they said that they run; null for those that never said
 * @param devices how many there are
 * @param late how many of them are late
 * @param silent how many of them are silent
 * @param lowBattery how many of them are low on battery
 * @param clockOff how many of them are off in their clock
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FirmwareView(
        StoreId store,
        @Nullable String version,
        long devices,
        long late,
        long silent,
        long lowBattery,
        long clockOff) {
    static FirmwareView of(StoreId store, @Nullable String version, List<DeviceView> running) {
        return new FirmwareView(
                store,
                version,
                running.size(),
                count(running, DeviceJudge.Reporting.LATE),
                count(running, DeviceJudge.Reporting.SILENT),
                running.stream().filter(DeviceView::lowBattery).count(),
                running.stream().filter(DeviceView::clockOff).count());
    }

    private static long count(List<DeviceView> running, DeviceJudge.Reporting state) {
        return running.stream().filter(device -> device.state() == state).count();
    }
}
