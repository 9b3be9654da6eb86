package org.aisleflow.streams.floor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts trails together that are one person's. How a trail begins depends on nothing but the
 * sightings that have come, whatever their order; when more come, what depends on them is looked at
 * again. Trails are ordered by their first sightings, then by their tracks' names. Where the
 * catalog says what the sensors cover and where the doors are:
 *
 * <ul>
 *   <li><b>Shadow</b>: a trail that begins while another is there, both sensors see the place
 *       (their {@code covers} share at least 1 m², and it is in both or at most 0.5 m beside), no
 *       sensor ever sees both at once, and they are at most 1 m apart ({@link Closeness#ofShadow},
 *       over the first 5 s). Of several it is the nearest's. As long as the other lasts, or ended
 *       at most 3 s before it, it adds nothing to visits; after that it goes on with the other's
 *       visit.
 *   <li><b>Lost and found</b>: a trail that begins anywhere but at a door (2 m) at most 30 s after
 *       another was lost anywhere but at a door, in reach at 2 m/s, goes on with its visit if each
 *       is the other's likeliest ({@link Closeness#ofLost}). What is a shadow was not lost, nor
 *       what has a shadow that lasts longer.
 * </ul>
 *
 * Everywhere:
 *
 * <ul>
 *   <li><b>Companion</b>: a visit that begins at most 20 s after another, which is not staff's, and
 *       moves as one with it ({@link Closeness#isTogether}). Visits less companions are buying
 *       units.
 * </ul>
 *
 * A trail of which the one before is forgotten stays as it was.
 */
final class Stitching {
    static final double SHADOW_METRES = 1;
    static final long SHADOW_EVIDENCE_MILLIS = 5_000;
    static final long OUTLASTING_MILLIS = 3_000;
    static final long ARRIVE_TOGETHER_MILLIS = 20_000;

    /** What is seen can matter to trails that begin so many spans earlier or later. */
    private static final int SPANS = 2;

    private final TrailIndex index = new TrailIndex();
    private final Set<Long> touched = new LinkedHashSet<>();
    private final Set<Track> grown = new LinkedHashSet<>();
    private final Set<Track> parted = new LinkedHashSet<>();
    private final Map<TrailName, Optional<TrailAt>> shadows = new HashMap<>();

    /**
     * Takes a track up again; who knows whether its beginnings, and whom it parted from, were
     * looked at since they came.
     */
    void add(Track track) {
        index.add(track);
        parted.add(track);
        judged(track);
    }

    /** Looks again at who came with somebody who is staff now, or is no longer. */
    void judged(Track track) {
        track.trails().keySet().forEach(start -> touched.add(TrailIndex.spanOf(start)));
    }

    /** Whether there is anything to look at again. */
    boolean hasWork() {
        return !touched.isEmpty() || !grown.isEmpty();
    }

    /** Looks again at what goes on from a track whose visit has come to something else. */
    void changed(Track track) {
        grown.add(track);
    }

    void see(Track track, List<Pending> taken) {
        grown.add(track);
        long before = Long.MIN_VALUE;
        for (Pending one : taken) {
            long span = TrailIndex.spanOf(one.sighting().time());
            if (span != before) {
                index.see(track, span);
                touched.add(span);
                before = span;
            }
        }
    }

    /** Notes that trails have become parts of others of their track. */
    void undo(Track track, Map<Long, Beginning> beginnings) {
        beginnings.forEach((start, beginning) -> {
            index.unfollow(new TrailName(track.name(), start), beginning);
            noteParted(beginning, parted);
        });
    }

    /** Who is no longer put together with a trail may no longer be staff. */
    private void noteParted(Beginning beginning, Set<Track> from) {
        TrailName left = TrailIndex.before(beginning);
        TrailAt found = left == null ? null : index.find(left);
        if (found != null) {
            from.add(found.track());
        }
    }

    void forget(Track track) {
        parted.remove(track);
        index.forget(track);
    }

    /** Forgets a trail of a track that goes on. */
    void forget(Track track, Settled.Ended ended) {
        index.forget(track, ended);
    }

    Set<Track> togetherWith(Track track) {
        return index.togetherWith(track);
    }

    /**
     * Looks again at all beginnings that may have changed.
     *
     * @param views what the sensors can see
     * @return what that changes by track, also for tracks of which only the company has changed
     */
    Map<Track, Contribution> update(Views views) {
        Map<Track, Contribution> changes = new LinkedHashMap<>();
        TreeSet<TrailAt> queue = new TreeSet<>();
        for (long span : touched) {
            addStarts(span - SPANS, span + SPANS, queue);
        }
        for (Track track : grown) {
            queue.addAll(index.followersOf(track));
            for (long start : track.trails().keySet()) {
                addKin(track.beginning(start), queue);
            }
        }
        touched.clear();
        grown.clear();
        while (!queue.isEmpty()) {
            TrailAt next = queue.removeFirst();
            Beginning before = next.beginning();
            Beginning now = evaluate(next, before, views);
            if (!now.isSameAs(before)) {
                noteParted(before, parted);
                index.unfollow(next.name(), before);
                index.follow(next.name(), now);
                changes.computeIfAbsent(next.track(), _ -> new Contribution())
                        .add(next.track().begin(next.start(), now));
                queue.addAll(index.followersOf(next.track()));
                queue.addAll(laterThan(next, next.start(), next.start() + ARRIVE_TOGETHER_MILLIS));
                queue.addAll(laterThan(next, next.end(), next.end() + Walk.LONGEST_GAP_MILLIS));
            }
        }
        parted.forEach(track -> changes.computeIfAbsent(track, _ -> new Contribution()));
        parted.clear();
        shadows.clear();
        return changes;
    }

    /**
     * Others that go on from the same trail, and those that would if it was lost: whether it was,
     * and which of its shadows bears the visit, depends on all of them.
     */
    private void addKin(Beginning beginning, Set<TrailAt> queue) {
        TrailName name = TrailIndex.before(beginning);
        TrailAt before = name == null ? null : index.find(name);
        if (before != null) {
            queue.addAll(index.followersOf(before.track()));
            queue.addAll(
                    index.startingBetween(before.end(), before.end() + Walk.LONGEST_GAP_MILLIS));
        }
    }

    private void addStarts(long firstSpan, long lastSpan, Set<TrailAt> queue) {
        long from = firstSpan * Walk.LONGEST_GAP_MILLIS;
        queue.addAll(index.startingBetween(from, (lastSpan + 1) * Walk.LONGEST_GAP_MILLIS - 1));
    }

    private List<TrailAt> laterThan(TrailAt trail, long from, long to) {
        return index.startingBetween(from, to).stream().filter(trail::isBefore).toList();
    }

    private Beginning evaluate(TrailAt trail, Beginning known, Views views) {
        TrailName before = TrailIndex.before(known);
        if (before != null && index.find(before) == null) {
            return known;
        }
        List<TrailAt> earlier = index.before(trail);
        if (views.tellWherePeopleVanish(trail.start())) {
            TrailAt original = shadowedBy(trail, earlier, views);
            if (original != null) {
                return shadow(trail, carrier(original, trail));
            }
            TrailAt lost = lostBefore(trail, earlier, views);
            if (lost != null) {
                return goingOn(lost, false);
            }
        }
        return isCompanion(trail, earlier) ? new Beginning.Anew(true) : Beginning.ALONE;
    }

    private static Beginning shadow(TrailAt trail, TrailAt original) {
        return trail.end() <= original.end() + OUTLASTING_MILLIS
                ? new Beginning.Shadow(original.name())
                : goingOn(original, true);
    }

    private static Beginning goingOn(TrailAt from, boolean overlaps) {
        return new Beginning.Continued(
                from.name(),
                overlaps,
                from.end(),
                from.track().visitAtEnd(from.start(), from.end()));
    }

    private @Nullable TrailAt shadowedBy(TrailAt trail, List<TrailAt> earlier, Views views) {
        Optional<TrailAt> known = shadows.get(trail.name());
        if (known == null) {
            known = Optional.ofNullable(findShadowed(trail, earlier, views));
            shadows.put(trail.name(), known);
        }
        return known.orElse(null);
    }

    private @Nullable TrailAt findShadowed(TrailAt trail, List<TrailAt> earlier, Views views) {
        Sighting first = trail.trail().first();
        TrailAt nearest = null;
        double least = SHADOW_METRES;
        List<Sighting> evidence = List.of();
        for (TrailAt other : earlier) {
            if (other.end() < trail.start()) {
                continue;
            }
            Sighting there = other.track().atOrBefore(trail.start());
            if (there == null
                    || !views.bothSee(first.sensor(), there.sensor(), first.x(), first.y())) {
                continue;
            }
            if (evidence.isEmpty()) {
                evidence =
                        trail.track()
                                .between(
                                        trail.start(),
                                        Math.min(
                                                trail.end(),
                                                trail.start() + SHADOW_EVIDENCE_MILLIS));
            }
            double metres = Closeness.ofShadow(evidence, other.track(), views);
            if (metres < least || (metres == least && nearest != null && other.isBefore(nearest))) {
                nearest = other;
                least = metres;
            }
        }
        return nearest;
    }

    /** Of the trails that are the same person's, the one that bears the visit when another ends. */
    private TrailAt carrier(TrailAt original, TrailAt shadow) {
        TrailAt carrier = original;
        while (carrier.beginning() instanceof Beginning.Shadow(TrailName before)) {
            TrailAt found = index.find(before);
            if (found == null || !found.isBefore(carrier)) {
                break;
            }
            carrier = found;
        }
        TrailAt next = successor(carrier, shadow);
        while (next != null) {
            carrier = next;
            next = successor(carrier, shadow);
        }
        return carrier;
    }

    /**
     * The trail that took a visit over while it was still seen in another, before a third began.
     */
    private @Nullable TrailAt successor(TrailAt trail, TrailAt third) {
        TrailAt longest = null;
        for (TrailAt follower : index.followersOf(trail.track())) {
            if (follower.isBefore(third)
                    && follower.beginning() instanceof Beginning.Continued continued
                    && continued.overlaps()
                    && continued.before().equals(trail.name())
                    && (longest == null || follower.end() > longest.end())) {
                longest = follower;
            }
        }
        return longest;
    }

    private @Nullable TrailAt lostBefore(TrailAt found, List<TrailAt> earlier, Views views) {
        Sighting first = found.trail().first();
        if (views.isAtDoor(first)) {
            return null;
        }
        TrailAt best = null;
        double least = Closeness.FAR;
        for (TrailAt other : earlier) {
            if (other.end() >= found.start()) {
                continue;
            }
            double cost = Closeness.ofLost(other.trail().last(), first);
            boolean isBetter =
                    cost < least || (cost == least && best != null && other.isBefore(best));
            if (isBetter && isLost(other, found, views)) {
                best = other;
                least = cost;
            }
        }
        return best != null && isLikeliest(found, best, least, views) ? best : null;
    }

    /** Whether a trail was lost when another was found; who took it over later does not matter. */
    private boolean isLost(TrailAt trail, TrailAt found, Views views) {
        Sighting last = trail.trail().last();
        if (views.isAtDoor(last) || trail.beginning() instanceof Beginning.Shadow) {
            return false;
        }
        for (TrailAt follower : index.followersOf(trail.track())) {
            if (follower.isBefore(found)
                    && follower.beginning() instanceof Beginning.Continued continued
                    && continued.overlaps()
                    && continued.before().equals(trail.name())) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody else who was found is likelier the one who was lost. */
    private boolean isLikeliest(TrailAt found, TrailAt lost, double cost, Views views) {
        long from = lost.end() + 1;
        for (TrailAt other : index.startingBetween(from, lost.end() + Walk.LONGEST_GAP_MILLIS)) {
            if (other.track() == found.track() || other.track() == lost.track()) {
                continue;
            }
            Sighting first = other.trail().first();
            double others = Closeness.ofLost(lost.trail().last(), first);
            boolean isLikelier = others < cost || (others == cost && other.isBefore(found));
            if (isLikelier
                    && !views.isAtDoor(first)
                    && shadowedBy(other, index.before(other), views) == null) {
                return false;
            }
        }
        return true;
    }

    private boolean isCompanion(TrailAt trail, List<TrailAt> earlier) {
        List<Sighting> evidence = List.of();
        for (TrailAt other : earlier) {
            if (other.end() < trail.start()
                    || trail.start() - other.start() > ARRIVE_TOGETHER_MILLIS
                    || other.track().countsAsStaff()
                    || !(other.beginning() instanceof Beginning.Anew)) {
                continue;
            }
            if (evidence.isEmpty()) {
                evidence =
                        trail.track()
                                .between(
                                        trail.start(),
                                        Math.min(
                                                trail.end(),
                                                trail.start() + Closeness.TOGETHER_MILLIS));
            }
            if (Closeness.isTogether(evidence, other.track())) {
                return true;
            }
        }
        return false;
    }
}
