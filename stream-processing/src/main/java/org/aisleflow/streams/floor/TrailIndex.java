package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds a store's trails by time, by name, and by the trail that they go on from. */
final class TrailIndex {
    /** A trail may pause for so long, so it is found in its own span or the next. */
    private static final long SPAN_MILLIS = Walk.LONGEST_GAP_MILLIS;

    private final Map<String, Track> tracks = new HashMap<>();
    private final Map<Long, Set<Track>> seen = new HashMap<>();
    private final Map<String, Set<TrailName>> followers = new HashMap<>();

    static long spanOf(long time) {
        return Math.floorDiv(time, SPAN_MILLIS);
    }

    /** Takes a track up again with all its trails. */
    void add(Track track) {
        tracks.put(track.name(), track);
        seeAgain(track);
        track.trails()
                .keySet()
                .forEach(start ->
                        follow(new TrailName(track.name(), start), track.beginning(start)));
    }

    /** Notes that a track was seen in a span of time. */
    void see(Track track, long span) {
        tracks.putIfAbsent(track.name(), track);
        seen.computeIfAbsent(span, _ -> new LinkedHashSet<>()).add(track);
    }

    /** To be called before trails of a track become shorter, or some of them other tracks'. */
    void unsee(Track track) {
        track.trails().values().forEach(trail -> unsee(track, trail));
    }

    /** To be called after that. */
    void seeAgain(Track track) {
        for (Trail trail : track.trails().values()) {
            long last = spanOf(trail.last().time());
            for (long span = spanOf(trail.first().time()); span <= last; span++) {
                see(track, span);
            }
        }
    }

    void forget(Track track) {
        tracks.remove(track.name());
        followers.remove(track.name());
        track.trails()
                .forEach((start, trail) ->
                        forget(track, new Settled.Ended(start, trail, track.beginning(start))));
    }

    /** Forgets a trail. */
    void forget(Track track, Settled.Ended ended) {
        unsee(track, ended.trail());
        unfollow(new TrailName(track.name(), ended.start()), ended.beginning());
    }

    private void unsee(Track track, Trail trail) {
        long last = spanOf(trail.last().time());
        for (long span = spanOf(trail.first().time()); span <= last; span++) {
            Set<Track> there = seen.get(span);
            if (there != null && there.remove(track) && there.isEmpty()) {
                seen.remove(span);
            }
        }
    }

    void follow(TrailName trail, Beginning beginning) {
        TrailName before = before(beginning);
        if (before != null) {
            followers.computeIfAbsent(before.track(), _ -> new LinkedHashSet<>()).add(trail);
        }
    }

    void unfollow(TrailName trail, Beginning beginning) {
        TrailName before = before(beginning);
        Set<TrailName> following = before == null ? null : followers.get(before.track());
        if (before != null && following != null && following.remove(trail)) {
            if (following.isEmpty()) {
                followers.remove(before.track());
            }
        }
    }

    /** The trails that go on from one of a track, or are its shadows. */
    List<TrailAt> followersOf(Track track) {
        List<TrailAt> found = new ArrayList<>();
        for (TrailName name : followers.getOrDefault(track.name(), Set.of())) {
            Track follower = tracks.get(name.track());
            Trail trail = follower == null ? null : follower.trails().get(name.start());
            if (follower != null && trail != null) {
                found.add(new TrailAt(follower, name.start(), trail));
            }
        }
        return found;
    }

    /** Finds a trail by its name, or what it has become part of; null if it is forgotten. */
    @Nullable TrailAt find(TrailName name) {
        Track track = tracks.get(name.track());
        var trail = track == null ? null : track.trails().floorEntry(name.start());
        return track == null || trail == null
                ? null
                : new TrailAt(track, trail.getKey(), trail.getValue());
    }

    /** The trails that begin between two times, both included, in their order. */
    List<TrailAt> startingBetween(long from, long to) {
        Set<TrailAt> found = new TreeSet<>();
        for (long span = spanOf(from); span <= spanOf(to); span++) {
            for (Track track : seen.getOrDefault(span, Set.of())) {
                track.trails()
                        .subMap(from, true, to, true)
                        .forEach((start, trail) -> found.add(new TrailAt(track, start, trail)));
            }
        }
        return List.copyOf(found);
    }

    /**
     * The trails of other tracks that begin before one does, and last until at most 30 s before; as
     * far as badges tell they can be the same person's.
     */
    List<TrailAt> before(TrailAt later) {
        long time = later.start();
        Set<Track> there = new LinkedHashSet<>();
        for (long span = spanOf(time) - 1; span <= spanOf(time) + 1; span++) {
            there.addAll(seen.getOrDefault(span, Set.of()));
        }
        there.remove(later.track());
        there.removeIf(track -> !track.agreesWith(later.track()));
        List<TrailAt> found = new ArrayList<>();
        for (Track track : there) {
            var trail = track.trails().floorEntry(time);
            if (trail != null) {
                TrailAt candidate = new TrailAt(track, trail.getKey(), trail.getValue());
                if (candidate.isBefore(later)
                        && time - candidate.end() <= Walk.LONGEST_GAP_MILLIS) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    List<TrailAt> trailsOf(Track track) {
        List<TrailAt> found = new ArrayList<>(track.trails().size());
        track.trails().forEach((start, trail) -> found.add(new TrailAt(track, start, trail)));
        return found;
    }

    /** The trails that a visit consists of in which one has part; none if it is a shadow. */
    Set<TrailAt> visitOf(TrailAt trail) {
        Set<TrailAt> visit = new TreeSet<>();
        List<TrailAt> next = new ArrayList<>(List.of(trail));
        while (!next.isEmpty()) {
            TrailAt one = next.removeLast();
            if (!(one.beginning() instanceof Beginning.Shadow) && visit.add(one)) {
                TrailAt before = continuedBy(one);
                if (before != null) {
                    next.add(before);
                }
                for (TrailAt follower : followersOf(one.track())) {
                    if (one.equals(continuedBy(follower))) {
                        next.add(follower);
                    }
                }
            }
        }
        return visit;
    }

    /** The trail whose visit one goes on with. */
    private @Nullable TrailAt continuedBy(TrailAt trail) {
        return trail.beginning() instanceof Beginning.Continued continued
                ? find(continued.before())
                : null;
    }

    /** The trail that one goes on from or is the shadow of; null if it began anew. */
    static @Nullable TrailName before(Beginning beginning) {
        return switch (beginning) {
            case Beginning.Anew _ -> null;
            case Beginning.Shadow(TrailName before) -> before;
            case Beginning.Continued continued -> continued.before();
        };
    }
}
