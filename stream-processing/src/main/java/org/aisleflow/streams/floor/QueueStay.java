package org.aisleflow.streams.floor;

/**
 * What a stay in a zone that is a queue adds to the queue's numbers.
 *
 * <ul>
 *   <li>Each of its milliseconds counts in the step of ten seconds that it lies in: the mean of
 *       people in a step is the milliseconds of all of them in it, divided by the step's own.
 *   <li>As soon as the stay is a dwell, its visit has <i>joined</i> the queue, and has waited since
 *       the stay began; both count in the window of the stay's newest sighting, so in the end in
 *       that in which it ended. Companions wait but do not join: one of a group pays.
 * </ul>
 */
final class QueueStay {
    private QueueStay() {}

    /** Somebody comes in. */
    static void begin(ZoneSet.Member zone, long time, boolean companion, Contribution out) {
        if (zone.queue() && !companion && zone.dwellMillis() == 0) {
            join(zone, time, time, 1, out);
        }
    }

    /** Somebody who has been there since a time is seen there again. */
    static void goOn(
            ZoneSet.Member zone,
            long began,
            long from,
            long to,
            boolean companion,
            Contribution out) {
        if (!zone.queue()) {
            return;
        }
        bePresent(zone, from, to, out);
        if (companion) {
            return;
        }
        if (from - began >= zone.dwellMillis()) {
            join(zone, began, from, -1, out);
        }
        if (to - began >= zone.dwellMillis()) {
            join(zone, began, to, 1, out);
        }
    }

    private static void join(
            ZoneSet.Member zone, long began, long until, int sign, Contribution out) {
        FloorKey queue = new FloorKey.Queue(Walk.windowOf(until), zone.zone());
        out.add(queue, FloorKey.Queue.JOINED, sign);
        out.add(queue, FloorKey.Queue.WAIT_MILLIS, sign * (until - began));
    }

    private static void bePresent(ZoneSet.Member zone, long from, long to, Contribution out) {
        long time = from;
        while (time < to) {
            long window = Walk.windowOf(time);
            int step = (int) ((time - window) / FloorKey.Queue.STEP_MILLIS);
            long end = Math.min(to, window + (step + 1) * FloorKey.Queue.STEP_MILLIS);
            out.add(
                    new FloorKey.Queue(window, zone.zone()),
                    FloorKey.Queue.FIRST_STEP + step,
                    end - time);
            time = end;
        }
    }
}
