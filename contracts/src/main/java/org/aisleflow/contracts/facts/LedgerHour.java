package org.aisleflow.contracts.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Reason;

/**
 * What became of a device's messages in one hour of event time: sent = accepted + rejected +
 * expired + missing.
 *
 * @param store the store
 * @param device the device
 * @param kind what it mainly sends
 * @param start the hour's start; {@link Windows#LEDGER} long
 * @param accepted messages that count
 * @param duplicates messages that came again and do not count
 * @param rejected messages refused, by reason
 * @param expired messages older than the configured lateness
 * @param missing messages known to have been sent that never came
 * @param missingRanges which they are, at most 100 ranges
 * @param late messages accepted more than a minute after their event
 * @param reportedMinutes bit i is set if minute i of the hour is covered by a report
 * @param arrival when the messages behind it came
 */
public record LedgerHour(
        StoreId store,
        DeviceId device,
        Kind kind,
        Instant start,
        long accepted,
        long duplicates,
        Map<Reason, Long> rejected,
        long expired,
        long missing,
        List<Gap> missingRanges,
        long late,
        long reportedMinutes,
        Arrival arrival)
        implements WindowFact {
    /** Takes copies. */
    public LedgerHour {
        rejected = Map.copyOf(rejected);
        missingRanges = List.copyOf(missingRanges);
    }

    /**
     * Messages of one boot that never came.
     *
     * @param boot the boot
     * @param first the first number missing
     * @param last the last number missing
     */
    public record Gap(long boot, long first, long last) {}

    @Override
    public String series() {
        return device.value();
    }
}
