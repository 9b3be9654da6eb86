package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the receipts of one store down to those who were seen to pay. No message says who pays, so
 * it is taken from how people move: whoever has paid goes. These are the definitions; they depend
 * on nothing but the sightings and receipts that have come, whatever their order:
 *
 * <ul>
 *   <li>A receipt of a till is paid for in the zone that is the till's queue ({@code queueOf} of
 *       the catalog, the first zone if there are several), at the time of its sale.
 *   <li>In question are tracks that are in that zone then, have moved at most 1 m in the 5 s
 *       before, and are more than 1.5 m away within 15 s after: those who still wait stand still or
 *       move up by less, those who pass or have paid already do not stand.
 *   <li>Of these it is the one that goes first, by spans of 2 s; of several in the same span the
 *       trail that began first, as whoever came with the buyer, or another sensor's view of the
 *       buyer, came later.
 *   <li>Nobody pays twice within a minute; receipts are put down in the order of their sales.
 * </ul>
 *
 * A receipt whose buyer is forgotten stays as it was.
 */
final class Buyers {
    static final long STANDING_MILLIS = 5_000;
    static final double STANDING_METRES = 1;
    static final long GOING_MILLIS = 15_000;
    static final double GOING_METRES = 1.5;
    static final long AGAIN_MILLIS = 60_000;
    private static final long SPAN_MILLIS = 2_000;

    /** Places of inexact sensors change by what is seen up to two spans of smoothing away. */
    private static final long AROUND_MILLIS =
            Walk.LONGEST_GAP_MILLIS + STANDING_MILLIS + 3 * Smoothing.SPAN_MILLIS;

    /** More of one store are not kept. */
    private static final int MOST = 20_000;

    private static final Comparator<Name> ORDER =
            Comparator.comparingLong(Name::time).thenComparing(Name::subject);

    private final NavigableMap<Name, Receipt> receipts = new TreeMap<>(ORDER);
    private long changedFrom = Long.MAX_VALUE;
    private long changedUntil = Long.MIN_VALUE;

    /**
     * What a receipt is called.
     *
     * @param time when it was paid, in milliseconds since 1970
     * @param subject its till and number
     */
    record Name(long time, String subject) {}

    /**
     * A receipt that is put down to somebody else from now on.
     *
     * @param name the receipt
     * @param before as it was
     * @param now as it is
     */
    record Change(Name name, Receipt before, Receipt now) {}

    /** Somebody who may have paid. */
    private record Candidate(Track track, long span, long trailStart) {
        static final Comparator<Candidate> ORDER =
                Comparator.comparingLong(Candidate::span)
                        .thenComparingLong(Candidate::trailStart)
                        .thenComparing(candidate -> candidate.track.name());
    }

    /**
     * Takes a receipt.
     *
     * @return one that there is no room for any more; null if there is
     */
    @Nullable Name add(Name name, Receipt receipt) {
        receipts.put(name, receipt);
        changed(name.time());
        return receipts.size() > MOST ? receipts.pollFirstEntry().getKey() : null;
    }

    boolean has(Name name) {
        return receipts.containsKey(name);
    }

    /** Notes that somebody was seen, so that receipts of about that time are looked at again. */
    void see(long time) {
        changed(time - AROUND_MILLIS);
        changed(time + AROUND_MILLIS);
    }

    private void changed(long time) {
        changedFrom = Math.min(changedFrom, time);
        changedUntil = Math.max(changedUntil, time);
    }

    /**
     * Looks again at what may have changed.
     *
     * @param floor who was there
     * @return receipts that are somebody else's now
     */
    List<Change> update(Floor floor) {
        List<Change> changes = new ArrayList<>();
        long until = changedUntil;
        for (Map.Entry<Name, Receipt> entry :
                receipts.tailMap(new Name(changedFrom, ""), true).entrySet()) {
            Name name = entry.getKey();
            if (name.time() > until) {
                break;
            }
            Receipt receipt = entry.getValue();
            if (isSettled(name, receipt, floor)) {
                continue;
            }
            Track buyer = buyer(name, receipt, floor);
            String now = buyer == null ? "" : buyer.name();
            if (!now.equals(receipt.buyer())) {
                entry.setValue(receipt.boughtBy(now));
                changes.add(new Change(name, receipt, entry.getValue()));
                until = Math.max(until, name.time() + AGAIN_MILLIS);
            }
        }
        changedFrom = Long.MAX_VALUE;
        changedUntil = Long.MIN_VALUE;
        return changes;
    }

    /**
     * Puts receipts from a time on that were somebody's down to nobody, until they are looked at
     * again.
     *
     * @param buyer the track
     * @param from when
     * @param floor who was there
     */
    List<Change> takeBack(Track buyer, long from, Floor floor) {
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<Name, Receipt> entry :
                receipts.tailMap(new Name(from, ""), true).entrySet()) {
            Receipt receipt = entry.getValue();
            if (receipt.buyer().equals(buyer.name())
                    && !isSettled(entry.getKey(), receipt, floor)) {
                entry.setValue(receipt.boughtBy(""));
                changes.add(new Change(entry.getKey(), receipt, entry.getValue()));
                changed(entry.getKey().time());
            }
        }
        return changes;
    }

    /** Forgets receipts of which nothing can change any more, and says which. */
    List<Name> forgetBefore(long receivedAt, Floor floor) {
        List<Name> forgotten = new ArrayList<>();
        receipts.forEach((name, receipt) -> {
            boolean open = !receipt.buyer().isEmpty() && !isSettled(name, receipt, floor);
            if (receipt.receivedAt() < receivedAt && !open) {
                forgotten.add(name);
            }
        });
        forgotten.forEach(receipts::remove);
        return forgotten;
    }

    private static boolean isSettled(Name name, Receipt receipt, Floor floor) {
        if (receipt.buyer().isEmpty()) {
            return false;
        }
        Track buyer = floor.find(receipt.buyer());
        return buyer == null || !buyer.remembers(name.time());
    }

    private @Nullable Track buyer(Name name, Receipt receipt, Floor floor) {
        Set<String> busy = new HashSet<>();
        receipts.subMap(new Name(name.time() - AGAIN_MILLIS, ""), true, name, false)
                .values()
                .forEach(earlier -> busy.add(earlier.buyer()));
        Candidate best = null;
        for (Track track : floor.tracks()) {
            Candidate candidate =
                    busy.contains(track.name()) ? null : candidate(track, name.time(), receipt);
            if (candidate != null
                    && (best == null || Candidate.ORDER.compare(candidate, best) < 0)) {
                best = candidate;
            }
        }
        return best == null ? null : best.track();
    }

    private static @Nullable Candidate candidate(Track track, long time, Receipt receipt) {
        if (!track.remembers(time)) {
            return null;
        }
        Sighting here = track.atOrBefore(time);
        Sighting next = track.atOrAfter(time + 1);
        Sighting before = track.atOrBefore(time - STANDING_MILLIS);
        if (here == null
                || next == null
                || before == null
                || next.time() - here.time() > Walk.LONGEST_GAP_MILLIS
                || here.time() - before.time() > Walk.LONGEST_GAP_MILLIS
                || here.zones().find(receipt.queue()) == null
                || metres(before, here) > STANDING_METRES) {
            return null;
        }
        for (Sighting later : track.between(time, time + GOING_MILLIS)) {
            if (metres(here, later) > GOING_METRES) {
                Long began = track.trails().floorKey(time);
                return new Candidate(
                        track, (later.time() - time) / SPAN_MILLIS, began == null ? time : began);
            }
        }
        return null;
    }

    private static double metres(Sighting one, Sighting other) {
        return Math.hypot(other.place().x() - one.place().x(), other.place().y() - one.place().y());
    }
}
