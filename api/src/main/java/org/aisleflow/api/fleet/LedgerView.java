package org.aisleflow.api.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Reason;

/**
 * What became of a device's messages: sent = accepted + rejected + expired + missing.
 *
 * @param store its store
 * @param device the device
 * @param from begin of the first hour
 * @param to end of the range
 * @param sent messages it sent
 * @param accepted messages that count
 * @param duplicates messages that came again and do not count, apart from sent
 * @param rejected messages refused, by reason
 * @param expired messages older than the configured lateness
 * @param missing messages known to have been sent that never came
 * @param late accepted messages that came more than a minute after their event
 * @param hours the same hour by hour, without hours in which nothing was heard
 */
record LedgerView(
        StoreId store,
        DeviceId device,
        Instant from,
        Instant to,
        long sent,
        long accepted,
        long duplicates,
        Map<Reason, Long> rejected,
        long expired,
        long missing,
        long late,
        List<Hour> hours) {
    /**
     * One hour of event time.
     *
     * @param start its begin
     * @param sent messages the device sent
     * @param accepted messages that count
     * @param duplicates messages that came again
     * @param rejected messages refused, by reason
     * @param expired messages that were too old
     * @param missing messages that never came
     * @param missingRanges which they are, at most 100 ranges
     * @param late accepted messages that came late
     */
    record Hour(
            Instant start,
            long sent,
            long accepted,
            long duplicates,
            Map<Reason, Long> rejected,
            long expired,
            long missing,
            List<LedgerHour.Gap> missingRanges,
            long late) {
        static Hour of(LedgerHour hour) {
            long rejected = hour.rejected().values().stream().mapToLong(Long::longValue).sum();
            return new Hour(
                    hour.start(),
                    hour.accepted() + rejected + hour.expired() + hour.missing(),
                    hour.accepted(),
                    hour.duplicates(),
                    hour.rejected(),
                    hour.expired(),
                    hour.missing(),
                    hour.missingRanges(),
                    hour.late());
        }
    }

    static LedgerView of(StoreId store, DeviceId device, TimeRange range, List<LedgerHour> ledger) {
        List<Hour> hours = ledger.stream().map(Hour::of).toList();
        Map<Reason, Long> rejected = new TreeMap<>();
        hours.forEach(hour ->
                hour.rejected().forEach((reason, n) -> rejected.merge(reason, n, Long::sum)));
        return new LedgerView(
                store,
                device,
                range.from(),
                range.to(),
                hours.stream().mapToLong(Hour::sent).sum(),
                hours.stream().mapToLong(Hour::accepted).sum(),
                hours.stream().mapToLong(Hour::duplicates).sum(),
                rejected,
                hours.stream().mapToLong(Hour::expired).sum(),
                hours.stream().mapToLong(Hour::missing).sum(),
                hours.stream().mapToLong(Hour::late).sum(),
                hours);
    }
}
