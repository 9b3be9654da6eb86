package org.aisleflow.sim.world;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.aisleflow.contracts.ids.DeviceId;

/**
 * What happens to messages between devices and the gateway. It is decided for every message by its
 * device and its number alone, so the same messages meet the same fate in every run.
 *
 * @param duplicateShare share of messages that arrive twice, 0 to 1; default 0
 * @param reorderShare share of messages that leave so much later that younger ones overtake them, 0
 *     to 1; default 0
 * @param reorderSeconds the longest such delay, 1 to 3,600 s; default 90
 * @param truncateShare share of messages of which only the first half arrives, 0 to 1; default 0
 * @param nonsenseShare share of messages that arrive as bytes without meaning, 0 to 1; default 0
 * @param offlinePerDay how often a day a device has no connection, on average, 0 to 24; what it
 *     says meanwhile is delivered afterwards; default 0
 * @param offlineMinutes how long it then has none on average, half to one and a half of this, 1 to
 *     960 minutes; default 60
 * @param floods devices that say much more than they should; default none
 */
public record NetworkFaults(
        double duplicateShare,
        double reorderShare,
        double reorderSeconds,
        double truncateShare,
        double nonsenseShare,
        double offlinePerDay,
        double offlineMinutes,
        List<Flood> floods) {
    /** A network that does nothing to messages. */
    public static final NetworkFaults WHOLE = new NetworkFaults(0, 0, 90, 0, 0, 0, 60, List.of());

    /** Checks the ranges and takes a copy. */
    public NetworkFaults {
        floods = List.copyOf(floods);
        Complaints.of("network")
                .unlessWithin("duplicateShare", duplicateShare, 0, 1)
                .unlessWithin("reorderShare", reorderShare, 0, 1)
                .unlessWithin("reorderSeconds", reorderSeconds, 1, 3_600)
                .unlessWithin("truncateShare", truncateShare, 0, 1)
                .unlessWithin("nonsenseShare", nonsenseShare, 0, 1)
                .unlessWithin("offlinePerDay", offlinePerDay, 0, 24)
                .unlessWithin("offlineMinutes", offlineMinutes, 1, 960)
                .raise();
    }

    /**
     * A device that reports on itself again and again: for every message that it should say, it
     * says so many in all. Each has a number of its own.
     *
     * @param device which
     * @param from the local time at which it begins, every day
     * @param minutes how long it lasts, 1 to 1,440 minutes, not beyond midnight
     * @param factor so many times more messages, 2 to 1,000
     */
    public record Flood(DeviceId device, LocalTime from, int minutes, int factor) {
        /** Checks the ranges. */
        public Flood {
            Complaints.of("flood of " + device)
                    .unlessWithin("minutes", minutes, 1, 1_440)
                    .unlessWithin("factor", factor, 2, 1_000)
                    .raise();
        }

        /**
         * Says whether the device floods at a time.
         *
         * @param local the shop's local time
         * @return true if it does
         */
        public boolean isAt(LocalTime local) {
            Duration since = Duration.between(from, local);
            return !since.isNegative() && since.compareTo(Duration.ofMinutes(minutes)) < 0;
        }
    }
}
