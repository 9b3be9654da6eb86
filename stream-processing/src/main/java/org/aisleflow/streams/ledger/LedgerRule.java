package org.aisleflow.streams.ledger;

import java.time.Duration;
import java.time.Instant;
import org.aisleflow.contracts.telemetry.Reason;

/** When a message is too old or late, in which hour it counts, which minutes it vouches for. */
public final class LedgerRule {
    static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long MINUTE_MILLIS = 60_000;
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Duration lateness;

    /**
     * Sets how old a message may be.
     *
     * @param lateness from its event to its arrival at the gateway
     */
    public LedgerRule(Duration lateness) {
        this.lateness = lateness;
    }

    /**
     * Whether a message is too old to be computed. Decided by its own two times, so that it comes
     * out the same whatever else is on its way.
     *
     * @param time the event
     * @param receivedAt its arrival at the gateway
     */
    public boolean isExpired(Instant time, Instant receivedAt) {
        return time.isBefore(receivedAt.minus(lateness));
    }

    /**
     * Whether a message is late without being too old.
     *
     * @param time the event
     * @param receivedAt its arrival at the gateway
     */
    public static boolean isLate(Instant time, Instant receivedAt) {
        return receivedAt.isAfter(time.plus(LATE));
    }

    /**
     * The hour a message is counted in: that of its event, or that of its arrival if its time is
     * older than the lateness or in the future, so that a wrong clock cannot open hours without
     * end.
     *
     * @param time the event
     * @param receivedAt its arrival at the gateway
     * @return hours since 1970
     */
    public long hourOf(Instant time, Instant receivedAt) {
        boolean plausible = !isExpired(time, receivedAt) && !time.isAfter(receivedAt.plus(AHEAD));
        return hourOf(plausible ? time : receivedAt);
    }

    /**
     * The hour of a time.
     *
     * @param time a time
     * @return hours since 1970
     */
    public static long hourOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), HOUR_MILLIS);
    }

    /**
     * When an hour begins.
     *
     * @param hour hours since 1970
     * @return milliseconds since 1970
     */
    public static long startOf(long hour) {
        return hour * HOUR_MILLIS;
    }

    /**
     * The minutes of an hour that a report covers: its own, and every one that the reporting
     * interval before it touches.
     *
     * @param time the event
     * @param interval how often the device reports
     * @param hour the hour, in hours since 1970
     * @return bit i for minute i
     */
    public static long minutesCovered(Instant time, Duration interval, long hour) {
        long lastMinute = Math.floorDiv(time.toEpochMilli(), MINUTE_MILLIS);
        long firstMinute =
                Math.min(
                        lastMinute,
                        Math.floorDiv(
                                time.toEpochMilli() - interval.toMillis() + 1, MINUTE_MILLIS));
        long from = Math.max(0, firstMinute - hour * 60);
        long to = Math.min(59, lastMinute - hour * 60);
        if (from > 59 || to < 0) {
            return 0;
        }
        return (-1L >>> (63 - (to - from))) << from;
    }

    /**
     * Whether a dead letter with this reason concerns the device it names. It does not if another
     * sent it: whose refusals must not make the device's own messages look like duplicates.
     *
     * @param reason why the message was refused
     */
    public static boolean isOwn(Reason reason) {
        return reason != Reason.FOREIGN_DEVICE;
    }
}
