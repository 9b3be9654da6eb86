package org.aisleflow.streams.floor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts trails together that are one person's. How a trail begins depends on nothing but the
 * sightings that have come, whatever their order; when more come, what depends on them is looked at
 * again. Trails are ordered by their first sightings, then by their tracks' names. Where the
 * catalog says what the sensors cover and where the doors are:
 *
 * <ul>
 *   <li><b>Shadow</b>: a trail that begins while another is there, both sensors see the place
 *       (their {@code covers} share at least 1 m², and it is in both or at most 0.5 m beside), no
 *       sensor sees both at once in the first minute, and they are at most 1 m apart, give or take
 *       the sensors' errors ({@link Closeness#ofShadow}, over the first 5 s). Of several it is the
 *       nearest's. As long as the other lasts, or ended at most 3 s before it, it adds nothing to
 *       visits; after that it goes on with the other's visit.
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
    static final long SHADOW_EVIDENCE_MILLIS = 5_000;
    static final long OUTLASTING_MILLIS = 3_000;
    static final long ARRIVE_TOGETHER_MILLIS = 20_000;

    /** What is seen can matter to trails that begin so many spans earlier or later. */
    private static final int SPANS = 2;

    private final TrailIndex index = new TrailIndex();
    private final Set<Long> touched = new LinkedHashSet<>();
    private final Set<Track> grown = new LinkedHashSet<>();
    private final Set<Track> parted = new LinkedHashSet<>();
    private final BeginningRule rule = new BeginningRule(index);
    private final StaffRule staff = new StaffRule(index);

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

    /** To be called before some of a track's sightings become others', or others' become its. */
    void beforeExchange(Track track) {
        index.unsee(track);
    }

    /** To be called after that. */
    void exchanged(Track track, List<Pending> moved) {
        index.seeAgain(track);
        grown.add(track);
        moved.forEach(one -> touched.add(TrailIndex.spanOf(one.sighting().time())));
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
        staff.forget(track);
        index.forget(track);
    }

    /** Forgets a trail of a track that goes on. */
    void forget(Track track, Settled.Ended ended) {
        index.forget(track, ended);
    }

    /** Who is staff. */
    StaffRule staff() {
        return staff;
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
            Beginning now = rule.evaluate(next, before, views);
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
        rule.forgetShadows();
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
}
