package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Goes along a track's sightings, keeps how things stand after the last one, and how its trails
 * went. Places of inexact sensors are looked at again for a while; so what the last half minute has
 * added is kept apart, to be taken back and added anew without going along more than that.
 */
final class Course implements Walk.Known {
    private final Chunks chunks;
    private final NavigableMap<Long, Trail> trails = new TreeMap<>();
    private final Map<Long, Beginning> beginnings = new TreeMap<>();
    private final Map<Long, Beginning> undone = new TreeMap<>();
    private final NavigableMap<Long, Basket> bought = new TreeMap<>();
    private Walk walk = new Walk();
    private @Nullable Tail tail;

    /**
     * The last sightings.
     *
     * @param since from then on
     * @param before how things stood before them
     * @param added what they have added
     */
    private record Tail(long since, Walk before, Contribution added) {}

    Course(Chunks chunks) {
        this.chunks = chunks;
    }

    @Nullable Sighting last() {
        return walk.last();
    }

    /** How the visit stands after the last sighting. */
    Visit visit() {
        return walk.visit();
    }

    NavigableMap<Long, Trail> trails() {
        return trails;
    }

    Map<Long, Beginning> beginnings() {
        return beginnings;
    }

    Beginning beginning(long start) {
        return beginnings.getOrDefault(start, Beginning.ALONE);
    }

    @Override
    public Beginning beginning(Sighting first) {
        return beginning(first.time());
    }

    @Override
    public @Nullable Basket bought(long from, long to) {
        Basket sum = null;
        if (bought.isEmpty()) {
            // Nearly always, and asked with every sighting.
            return sum;
        }
        for (Basket one : bought.subMap(from, false, to, true).values()) {
            sum = sum == null ? one : sum.plus(one);
        }
        return sum;
    }

    /** What was bought when; changes nothing that has been gone along already. */
    NavigableMap<Long, Basket> bought() {
        return bought;
    }

    /** How things stand before a window. */
    Walk before(long window) {
        Walk before = chunks.before(window);
        return (before == null ? walk : before).copyForNextWindow();
    }

    /** Goes one sighting on. */
    void step(Sighting next, Contribution out) {
        walk.step(next, this, out);
        note(walk, next);
    }

    /** What all sightings from a window on add. */
    Contribution since(long window) {
        Contribution all = new Contribution();
        Walk walking = before(window);
        for (Map.Entry<Long, Chunk> chunk : chunks.since(window)) {
            for (Sighting sighting : chunk.getValue().sightings()) {
                walking.step(sighting, this, all);
            }
        }
        return all;
    }

    /** How the visit stands in a window at a time. */
    Visit visitAt(long time) {
        long window = Walk.windowOf(time);
        Walk walking = before(window);
        Contribution unused = new Contribution();
        if (chunks.has(window)) {
            for (Sighting sighting : chunks.get(window).sightings()) {
                if (sighting.time() <= time) {
                    walking.step(sighting, this, unused);
                }
            }
        }
        return walking.visit();
    }

    /** Whether it is enough to go along the tail again if nothing before a time has changed. */
    boolean hasTailSince(long time) {
        Tail known = tail;
        return known != null && known.since() <= time;
    }

    /** Goes along the tail again; adds what that changes. */
    void goAlongTail(Contribution out) {
        Tail known = tail;
        if (known == null) {
            throw new IllegalStateException("there is no tail to go along");
        }
        out.subtract(known.added());
        go(known.before().copy(), known.since(), out);
    }

    /** Goes along all from a window on, and adds it. */
    void goAlong(long window, Contribution out) {
        go(before(window), window, out);
    }

    /**
     * The same where sightings are gone that were there, at the end perhaps.
     *
     * @param start how things stand before the window
     */
    void goAlong(Walk start, long window, Contribution out) {
        Trail unfinished = trails.get(start.trailStart());
        Sighting end = start.last();
        if (unfinished != null && end != null) {
            unfinished.goOn(end, start.visitSoFar());
        }
        go(start, window, out);
    }

    private void go(Walk walking, long from, Contribution out) {
        long open = chunks.isInexact() ? Smoothing.openSince(chunks.last().time()) : Long.MAX_VALUE;
        Tail next = null;
        Contribution sum = out;
        trails.tailMap(from, true).clear();
        for (Map.Entry<Long, Chunk> chunk : chunks.since(Walk.windowOf(from))) {
            if (chunk.getKey() >= from) {
                chunk.getValue().begunBy(walking.copyForNextWindow());
            }
            for (Sighting sighting : chunk.getValue().sightings()) {
                if (sighting.time() < from) {
                    continue;
                }
                if (next == null && sighting.time() >= open) {
                    next = new Tail(Math.max(from, open), walking.copy(), new Contribution());
                    sum = next.added();
                }
                walking.step(sighting, this, sum);
                note(walking, sighting);
            }
        }
        if (next != null) {
            out.add(next.added());
        }
        walk = walking;
        tail = next;
        for (Iterator<Map.Entry<Long, Beginning>> all = beginnings.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Long, Beginning> one = all.next();
            if (!trails.containsKey(one.getKey())) {
                undone.put(one.getKey(), one.getValue());
                all.remove();
            }
        }
    }

    /** How trails began that have become parts of others since this was last asked. */
    Map<Long, Beginning> takeUndone() {
        Map<Long, Beginning> taken = new TreeMap<>(undone);
        undone.clear();
        return taken;
    }

    /** Forgets trails that ended before a time, and says which. */
    List<Settled.Ended> forgetEndedBefore(long time) {
        List<Settled.Ended> ended = new ArrayList<>();
        trails.forEach((start, trail) -> {
            if (trail.last().time() < time) {
                ended.add(new Settled.Ended(start, trail, beginning(start)));
            }
        });
        for (Settled.Ended one : ended) {
            trails.remove(one.start());
            beginnings.remove(one.start());
        }
        return ended;
    }

    private void note(Walk walked, Sighting sighting) {
        trails.computeIfAbsent(walked.trailStart(), _ -> new Trail(sighting))
                .goOn(sighting, walked.visitSoFar());
    }
}
