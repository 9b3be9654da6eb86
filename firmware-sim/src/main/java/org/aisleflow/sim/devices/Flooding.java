package org.aisleflow.sim.devices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.sim.world.NetworkFaults;

/** How much more than it should a device says. */
record Flooding(List<NetworkFaults.Flood> floods, ZoneId timezone) {
    static Flooding of(DeviceId device, List<NetworkFaults.Flood> all, ZoneId timezone) {
        return new Flooding(
                all.stream().filter(flood -> flood.device().equals(device)).toList(), timezone);
    }

    /** Reports on itself that it adds to a message said at a time. */
    int extra(Instant time) {
        int extra = 0;
        for (NetworkFaults.Flood flood : floods) {
            LocalTime local = time.atZone(timezone).toLocalTime();
            extra = Math.max(extra, flood.isAt(local) ? flood.factor() - 1 : 0);
        }
        return extra;
    }
}
