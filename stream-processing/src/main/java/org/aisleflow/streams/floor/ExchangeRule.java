package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says when a sensor took two people for each other, of those whose catalog entry has an {@code
 * idSwapShare} above 0. It depends on nothing but what was seen under the two ids and those that
 * came near them, 14 s before and after:
 *
 * <ul>
 *   <li>Of each id the first sighting in each quarter of a second (from multiples since 1970) is
 *       looked at. In question are two ids that are at most 0.7 m apart in the same quarter, give
 *       or take twice the standard error of their distance, one at least seen by such a sensor;
 *       what is seen from the earlier of the two sightings on would be exchanged.
 *   <li>The <i>gain</i> is by how much the straightest walks ({@link StraightWalk}) through what
 *       was seen in the 8 s before and the 8 s from then on cost less if each goes on under the
 *       other's id; both must have been seen at least twice before and twice after.
 *   <li>They were exchanged if the gain is more than 5 ln((1 − p) / p), p being the {@code
 *       idSwapShare} (the greater one of two sensors): people turn and stop more often than a walk
 *       as straight as can be does, so a walk's cost is about five times as sure of itself as it
 *       should be.
 *   <li>An id is exchanged at most once in 6 s, when that gains most; and only with an id that says
 *       the same of badges ({@link Badge}).
 * </ul>
 */
final class ExchangeRule {
    static final long WAY_MILLIS = 8_000;
    static final long APART_MILLIS = 6_000;

    /** What was seen so long before and after decides. */
    static final long REACH_MILLIS = WAY_MILLIS + APART_MILLIS;

    static final double NEAR_METRES = 0.7;
    static final double OVERCONFIDENCE = 5;
    private static final double ERRORS = 2;
    private static final long LOOK_MILLIS = 250;
    private static final int LEAST_LOOKS = 2;

    private final Views views;
    private final Seen seen;
    private final double farthest;

    /** What was seen under ids. */
    interface Seen {
        /**
         * The tracks, as they are without any exchange, that may have been seen between two times.
         */
        Iterable<Track> between(long from, long to);

        /** What was seen under an id between two times, the later one included. */
        List<Sighting> under(Track id, long from, long to);
    }

    /** Somebody seen. */
    private record Spot(Track id, Sighting seen) {}

    /** What may be an exchange. */
    private record Candidate(Exchange exchange, double gain) {
        boolean isBetterThan(Candidate other) {
            return gain > other.gain
                    || (gain == other.gain && exchange.compareTo(other.exchange) < 0);
        }

        boolean excludes(Candidate other) {
            return !exchange.equals(other.exchange)
                    && Math.abs(exchange.time() - other.exchange.time()) < APART_MILLIS
                    && exchange.sharesIdWith(other.exchange)
                    && isBetterThan(other);
        }
    }

    ExchangeRule(Views views, Seen seen) {
        this.views = views;
        this.seen = seen;
        this.farthest = NEAR_METRES + ERRORS * Math.sqrt(2) * views.greatestError();
    }

    /** The exchanges from a time on to another, which is not included. */
    Set<Exchange> exchanges(long from, long to) {
        List<Candidate> candidates = new ArrayList<>();
        looks(from - APART_MILLIS, to + APART_MILLIS)
                .values()
                .forEach(spots -> weigh(spots, candidates));
        candidates.sort(Comparator.comparing(Candidate::exchange));
        Set<Exchange> found = new TreeSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            long time = candidates.get(i).exchange().time();
            if (time >= from && time < to && isBest(i, candidates)) {
                found.add(candidates.get(i).exchange());
            }
        }
        return found;
    }

    private static boolean isBest(int i, List<Candidate> sorted) {
        Candidate one = sorted.get(i);
        for (int k = i - 1; k >= 0 && near(one, sorted.get(k)); k--) {
            if (sorted.get(k).excludes(one)) {
                return false;
            }
        }
        for (int k = i + 1; k < sorted.size() && near(one, sorted.get(k)); k++) {
            if (sorted.get(k).excludes(one)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(Candidate one, Candidate other) {
        return Math.abs(one.exchange().time() - other.exchange().time()) < APART_MILLIS;
    }

    /** Everybody's first sighting in each quarter of a second, in the order of time. */
    private NavigableMap<Long, List<Spot>> looks(long from, long to) {
        long whole = Math.floorDiv(from, LOOK_MILLIS) * LOOK_MILLIS;
        NavigableMap<Long, List<Spot>> looks = new TreeMap<>();
        for (Track id : seen.between(whole, to)) {
            long last = Long.MIN_VALUE;
            for (Sighting one : seen.under(id, whole, to)) {
                long look = Math.floorDiv(one.time(), LOOK_MILLIS);
                if (look != last) {
                    looks.computeIfAbsent(look, _ -> new ArrayList<>()).add(new Spot(id, one));
                    last = look;
                }
            }
        }
        return looks;
    }

    private void weigh(List<Spot> spots, List<Candidate> candidates) {
        spots.sort(Comparator.comparingDouble(spot -> spot.seen().x()));
        for (int i = 0; i < spots.size(); i++) {
            Spot one = spots.get(i);
            for (int k = i + 1; k < spots.size(); k++) {
                Spot other = spots.get(k);
                if (other.seen().x() - one.seen().x() > farthest) {
                    break;
                }
                if (one.id().badge() == other.id().badge() && areNear(one.seen(), other.seen())) {
                    weigh(one, other, candidates);
                }
            }
        }
    }

    private boolean areNear(Sighting one, Sighting other) {
        double errors = Math.hypot(one.error(), other.error());
        return Math.hypot(other.x() - one.x(), other.y() - one.y())
                <= NEAR_METRES + ERRORS * errors;
    }

    private void weigh(Spot one, Spot other, List<Candidate> candidates) {
        double share =
                Math.max(
                        views.swapShareOf(one.seen().sensor()),
                        views.swapShareOf(other.seen().sensor()));
        if (share == 0) {
            return;
        }
        double least = OVERCONFIDENCE * Math.log((1 - share) / share);
        long time = Math.min(one.seen().time(), other.seen().time());
        double gain = gain(time, one.id(), other.id(), least);
        if (gain > least) {
            candidates.add(
                    new Candidate(Exchange.of(time, one.id().name(), other.id().name()), gain));
        }
    }

    private double gain(long time, Track one, Track other, double least) {
        List<Sighting> before = seen.under(one, time - WAY_MILLIS, time - 1);
        List<Sighting> after = seen.under(one, time, time + WAY_MILLIS);
        List<Sighting> othersBefore = seen.under(other, time - WAY_MILLIS, time - 1);
        List<Sighting> othersAfter = seen.under(other, time, time + WAY_MILLIS);
        if (Math.min(
                        Math.min(before.size(), after.size()),
                        Math.min(othersBefore.size(), othersAfter.size()))
                < LEAST_LOOKS) {
            return 0;
        }
        WalkCost cost = new WalkCost(before, after, othersBefore, othersAfter);
        double asTheyAre = cost.of(before, after) + cost.of(othersBefore, othersAfter);
        // No walk costs less than nothing.
        return asTheyAre <= least
                ? 0
                : asTheyAre - cost.of(before, othersAfter) - cost.of(othersBefore, after);
    }
}
