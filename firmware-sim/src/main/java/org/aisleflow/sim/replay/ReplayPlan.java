package org.aisleflow.sim.replay;

import java.nio.file.Path;
import java.time.Duration;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.jspecify.annotations.Nullable;

/**
 * What is replayed, and how.
 *
 * @param file the recording
 * @param layout how it is written
 * @param store the store that the device names
 * @param device the device that seems to see it
 * @param shift added to every time; null to make it recent: it begins now at normal speed or below,
 *     and ends now if it is told faster, since nothing may come from the future
 * @param speed so many times faster than it was recorded, above 0; infinite for as fast as the
 *     gateway takes it
 */
public record ReplayPlan(
        Path file,
        Layout layout,
        StoreId store,
        DeviceId device,
        @Nullable Duration shift,
        double speed) {
    /** Checks the speed. */
    public ReplayPlan {
        if (!(speed > 0)) {
            throw new IllegalArgumentException(
                    "the speed is %s, it must be above 0".formatted(speed));
        }
    }
}
