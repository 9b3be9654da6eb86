package org.aisleflow.streams.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aisleflow.contracts.facts.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * One track as far as it is known. Sightings are taken in from time to time, several at once: what
 * comes in order only adds; what comes out of order has all from there on computed again, and the
 * difference is added. So the numbers are always those of the sightings that have come, in whatever
 * order.
 */
final class Track {
    /** Presence that only staff has. */
    static final long STAFF_MILLIS = Duration.ofHours(3).toMillis();

    /** So long in the store, and mostly in zones for staff only, is nobody else. */
    static final long LEAST_BACKSTAGE_MILLIS = Duration.ofMinutes(5).toMillis();

    /** Sightings so much older than the newest are no longer kept, nor taken in. */
    private static final long REMEMBERED_MILLIS = Duration.ofHours(4).toMillis();

    /** Some 20 a second. */
    private static final int MOST_IN_A_WINDOW = 6_000;

    private final String name;
    private final NavigableMap<Long, Chunk> chunks = new TreeMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private Walk walk = new Walk();
    private boolean forgotSome;
    private final NavigableMap<Long, Trail> trails = new TreeMap<>();
    private final Map<Long, Beginning> beginnings = new TreeMap<>();
    private boolean badge;
    private boolean staff;
    private long presenceMillis;
    private long backstageMillis;
    private long first;
    private long newest;
    private long lastReceivedAt;

    Track(String name, long time) {
        this.name = name;
        this.first = time;
        this.newest = time;
    }

    /** Takes a track up again. */
    Track(String name, TrackHead head, NavigableMap<Long, Chunk> chunks) {
        this.name = name;
        this.badge = head.badge();
        this.staff = head.staff();
        this.presenceMillis = head.presenceMillis();
        this.backstageMillis = head.backstageMillis();
        this.beginnings.putAll(head.beginnings());
        this.lastReceivedAt = head.lastReceivedAt();
        this.forgotSome = head.forgotSome();
        this.chunks.putAll(chunks);
        this.first = chunks.firstEntry().getValue().sightings().getFirst().time();
        chunks.firstEntry().getValue().begunBy(head.before());
        walkFrom(chunks.firstKey(), new Contribution(), true);
        Sighting last = walk.last();
        this.newest = last == null ? first : last.time();
    }

    String name() {
        return name;
    }

    long lastReceivedAt() {
        return lastReceivedAt;
    }

    /** When its last message came. */
    Arrival lastArrival() {
        return Arrival.of(Instant.ofEpochMilli(lastReceivedAt));
    }

    /** Whether a sighting at a time can be of the same track. */
    boolean isNear(long time, long memoryMillis) {
        return time >= first - memoryMillis && time <= newest + memoryMillis;
    }

    /**
     * Notes a sighting, to be taken in by {@link #settle}.
     *
     * @return false if it is left out, since there are too many or it is too old
     */
    boolean see(Sighting sighting, boolean badge, long receivedAt) {
        long window = Walk.windowOf(sighting.time());
        Chunk chunk = chunks.get(window);
        boolean tooOld = forgotSome && window < chunks.firstKey();
        if (tooOld
                || pending.size() + (chunk == null ? 0 : chunk.sightings().size())
                        >= MOST_IN_A_WINDOW) {
            return false;
        }
        pending.add(new Pending(sighting, receivedAt));
        this.badge |= badge;
        first = Math.min(first, sighting.time());
        newest = Math.max(newest, sighting.time());
        lastReceivedAt = Math.max(lastReceivedAt, receivedAt);
        return true;
    }

    /** Takes in what was noted. */
    Settled settle() {
        pending.sort((a, b) -> Sighting.ORDER.compare(a.sighting(), b.sighting()));
        Set<Long> changed = new TreeSet<>();
        List<Pending> taken = List.copyOf(pending);
        pending.clear();
        Contribution delta = new Contribution();
        Map<Long, Beginning> undone = Map.of();
        if (!taken.isEmpty()) {
            undone = takeIn(taken, delta, changed);
        }
        return new Settled(book(delta), changed, forgetOld(), taken, undone);
    }

    /** Whether it is staff by what is known of itself. */
    boolean isStaff() {
        // What was forgotten cannot be taken back.
        if (badge || (staff && forgotSome)) {
            return true;
        }
        long present = presenceMillis;
        long backstage = backstageMillis;
        for (Beginning beginning : beginnings.values()) {
            if (beginning instanceof Beginning.Continued continued) {
                present += continued.visit().presenceMillis();
                backstage += continued.visit().backstageMillis();
            }
        }
        return present > STAFF_MILLIS
                || (present >= LEAST_BACKSTAGE_MILLIS && 2 * backstage > present);
    }

    /** Is known to be staff, for ever. */
    void wearBadge() {
        badge = true;
    }

    /** Whether it counts as staff. */
    boolean countsAsStaff() {
        return staff;
    }

    /**
     * Counts it as staff from now on, or no longer.
     *
     * @return what that changes
     */
    Contribution countAsStaff(boolean isStaff) {
        Contribution told = new Contribution();
        if (staff != isStaff) {
            Contribution all = new Contribution();
            walkFrom(chunks.firstKey(), all, false);
            Contribution asStaff = all.asStaff();
            told.add(isStaff ? asStaff : all);
            told.subtract(isStaff ? all : asStaff);
            staff = isStaff;
        }
        return told;
    }

    /** Its trails by their start; those are not whole whose beginning has been forgotten. */
    NavigableMap<Long, Trail> trails() {
        return trails;
    }

    /** How a trail began. */
    Beginning beginning(long start) {
        return beginnings.getOrDefault(start, Beginning.ALONE);
    }

    /**
     * Learns how a trail began.
     *
     * @param start the trail's start
     * @return what that changes
     */
    Contribution begin(long start, Beginning beginning) {
        long from = Walk.windowOf(start);
        Contribution before = new Contribution();
        walkFrom(from, before, false);
        if (beginning.equals(Beginning.ALONE)) {
            beginnings.remove(start);
        } else {
            beginnings.put(start, beginning);
        }
        Contribution delta = new Contribution();
        walkFrom(from, delta, true);
        delta.subtract(before);
        return book(delta);
    }

    /**
     * How the visit stands at the end of a trail.
     *
     * @param start the trail's start
     * @param end when it ends
     */
    Visit visitAtEnd(long start, long end) {
        if (trails.lastKey() == start) {
            return walk.visit();
        }
        long window = Walk.windowOf(end);
        Walk walking = before(window);
        Contribution unused = new Contribution();
        Chunk chunk = chunks.get(window);
        if (chunk != null) {
            for (Sighting sighting : chunk.sightings()) {
                if (sighting.time() <= end) {
                    walking.step(sighting, this::beginning, unused);
                }
            }
        }
        return walking.visit();
    }

    /** The last sighting before or at a time; null if there is none. */
    @Nullable Sighting atOrBefore(long time) {
        Map.Entry<Long, Chunk> chunk = chunks.floorEntry(Walk.windowOf(time));
        while (chunk != null) {
            Sighting found = chunk.getValue().atOrBefore(time);
            if (found != null) {
                return found;
            }
            chunk = chunks.lowerEntry(chunk.getKey());
        }
        return null;
    }

    /** The first sighting at or after a time; null if there is none. */
    @Nullable Sighting atOrAfter(long time) {
        for (Chunk chunk : chunks.tailMap(Walk.windowOf(time), true).values()) {
            Sighting found = chunk.atOrAfter(time);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The sightings between two times, the later one included. */
    List<Sighting> between(long from, long to) {
        List<Sighting> found = new ArrayList<>();
        for (Chunk chunk : chunks.subMap(Walk.windowOf(from), true, to, true).values()) {
            for (Sighting sighting : chunk.sightings()) {
                if (sighting.time() >= from && sighting.time() <= to) {
                    found.add(sighting);
                }
            }
        }
        return found;
    }

    private Contribution book(Contribution delta) {
        presenceMillis += delta.presenceMillis();
        backstageMillis += delta.backstageMillis();
        return staff ? delta.asStaff() : delta;
    }

    private Beginning beginning(Sighting first) {
        return beginning(first.time());
    }

    Chunk chunk(long window) {
        Chunk chunk = chunks.get(window);
        if (chunk == null) {
            throw new IllegalStateException("track " + name + " has no chunk at " + window);
        }
        return chunk;
    }

    Set<Long> windows() {
        return chunks.keySet();
    }

    TrackHead head() {
        Walk before = forgotSome ? chunks.firstEntry().getValue().before() : new Walk();
        return new TrackHead(
                lastReceivedAt,
                badge,
                staff,
                presenceMillis,
                backstageMillis,
                forgotSome,
                beginnings,
                before);
    }

    /** Returns how trails began that have become parts of others, by their start. */
    private Map<Long, Beginning> takeIn(
            List<Pending> taken, Contribution delta, Set<Long> changed) {
        Sighting last = walk.last();
        Sighting earliest = taken.getFirst().sighting();
        if (last == null || Sighting.ORDER.compare(last, earliest) <= 0) {
            for (Pending one : taken) {
                changed.add(insert(one.sighting()));
                walk.step(one.sighting(), this::beginning, delta);
                note(walk, one.sighting());
            }
            return Map.of();
        }
        long from = Walk.windowOf(earliest.time());
        Contribution before = new Contribution();
        walkFrom(from, before, false);
        for (Pending one : taken) {
            changed.add(insert(one.sighting()));
        }
        walkFrom(from, delta, true);
        delta.subtract(before);
        Map<Long, Beginning> undone = new TreeMap<>(beginnings);
        beginnings.keySet().retainAll(trails.keySet());
        undone.keySet().removeAll(beginnings.keySet());
        return undone;
    }

    private long insert(Sighting sighting) {
        long window = Walk.windowOf(sighting.time());
        Chunk chunk = chunks.get(window);
        if (chunk == null) {
            chunk = new Chunk(List.of());
            chunk.begunBy(before(window));
            chunks.put(window, chunk);
        }
        chunk.insert(sighting);
        return window;
    }

    /** How things stand before a window. */
    private Walk before(long window) {
        Map.Entry<Long, Chunk> atOrAfter = chunks.ceilingEntry(window);
        Walk before = atOrAfter == null ? walk : atOrAfter.getValue().before();
        return before.copyForNextWindow();
    }

    /** Goes along all sightings from a window on; keeps how things then stand if wanted. */
    private void walkFrom(long window, Contribution out, boolean keep) {
        Walk walking = before(window);
        if (keep) {
            trails.tailMap(window, true).clear();
        }
        for (Chunk chunk : chunks.tailMap(window, true).values()) {
            if (keep) {
                chunk.begunBy(walking.copyForNextWindow());
            }
            for (Sighting sighting : chunk.sightings()) {
                walking.step(sighting, this::beginning, out);
                if (keep) {
                    note(walking, sighting);
                }
            }
        }
        if (keep) {
            walk = walking;
        }
    }

    private void note(Walk walked, Sighting sighting) {
        Trail trail = trails.get(walked.trailStart());
        if (trail == null) {
            trails.put(walked.trailStart(), new Trail(sighting));
        } else {
            trail.goOn(sighting);
        }
    }

    private Set<Long> forgetOld() {
        Set<Long> forgotten = new TreeSet<>();
        while (chunks.lastKey() - chunks.firstKey() > REMEMBERED_MILLIS) {
            forgotten.add(chunks.firstKey());
            chunks.remove(chunks.firstKey());
            forgotSome = true;
        }
        return forgotten;
    }

    /**
     * A sighting that is not taken in yet.
     *
     * @param sighting the sighting
     * @param receivedAt when its message came, in milliseconds since 1970
     */
    record Pending(Sighting sighting, long receivedAt) {}

    /**
     * What taking sightings in has changed.
     *
     * @param delta what is to be added to the floor's numbers
     * @param changed windows whose chunk has changed
     * @param forgotten windows whose chunk is gone
     * @param taken the sightings
     * @param undone how trails began that have become parts of others, by their start
     */
    record Settled(
            Contribution delta,
            Set<Long> changed,
            Set<Long> forgotten,
            List<Pending> taken,
            Map<Long, Beginning> undone) {
        /** When messages came that correct what was said before. */
        static Arrival correction(List<Pending> taken) {
            return arrival(Long.MAX_VALUE / 2, taken);
        }

        /** When messages came by which a window changed. */
        static Arrival arrival(long windowEnd, List<Pending> taken) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (Pending one : taken) {
                // A stay that began in a window goes on after it; its messages are not late for
                // that. What counts is how late they would be at the window's end.
                long beyond = Math.max(0, one.sighting().time() - windowEnd);
                first = Math.min(first, one.receivedAt() - beyond);
                last = Math.max(last, one.receivedAt() - beyond);
            }
            return new Arrival(Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
        }
    }
}
