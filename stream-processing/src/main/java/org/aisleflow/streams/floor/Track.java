package org.aisleflow.streams.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aisleflow.contracts.facts.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * One track as far as it is known. Sightings are taken in from time to time, several at once: what
 * comes in order only adds; what comes out of order has all from there on computed again, and the
 * difference is added. So the numbers are always those of the sightings that have come, in whatever
 * order.
 */
final class Track {
    /** Sightings so much older than the newest are no longer kept, nor taken in. */
    private static final long REMEMBERED_MILLIS = Duration.ofHours(4).toMillis();

    /** Some 20 a second. */
    private static final int MOST_IN_A_WINDOW = 6_000;

    private final String name;
    private final Badge told;
    private final Chunks chunks = new Chunks();
    private final Course course = new Course(chunks);
    private final List<Pending> pending = new ArrayList<>();
    private boolean forgotSome;
    // Worn for ever.
    private boolean badge;
    // Worn in some of the sightings that say it themselves.
    private boolean showsBadge;
    private boolean staff;
    // That of visits of which no trail is kept.
    private Presence before = Presence.NONE;
    private long first;
    private long newest;
    private long lastReceivedAt;

    Track(String name, Badge told, long time) {
        this.name = name;
        this.told = told;
        this.first = time;
        this.newest = time;
    }

    /** Takes a track up again. */
    Track(String name, TrackHead head, NavigableMap<Long, Chunk> known, Map<Long, Basket> bought) {
        this.name = name;
        this.told = Floor.badgeOf(name);
        this.badge = head.badge();
        this.staff = head.staff();
        this.before = new Presence(head.presenceMillis(), head.backstageMillis(), false);
        this.lastReceivedAt = head.lastReceivedAt();
        this.forgotSome = head.forgotSome();
        known.forEach(chunks::put);
        this.first = chunks.first().time();
        this.newest = chunks.last().time();
        chunks.get(chunks.firstWindow()).begunBy(head.before());
        course.beginnings().putAll(head.beginnings());
        course.bought().putAll(bought);
        course.goAlong(chunks.firstWindow(), new Contribution());
        this.showsBadge = chunks.showBadge();
    }

    String name() {
        return name;
    }

    /** What its sightings say of a staff badge. */
    Badge badge() {
        return told;
    }

    /** Whether it can be of the same person as another. */
    boolean agreesWith(Track other) {
        return told.agreesWith(other.told);
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

    /** Whether anything between two times, both included, can have been seen under its id. */
    boolean mayBeSeenBetween(long from, long to) {
        return first <= to && newest >= from;
    }

    /** When something was seen last under its id. */
    long newest() {
        return newest;
    }

    /** Whether nothing has been forgotten of what it did since a time. */
    boolean remembersAllSince(long time) {
        return !forgotSome || chunks.firstWindow() <= time;
    }

    /**
     * Notes a sighting, to be taken in by {@link #settle}.
     *
     * @param badge whether a badge was seen that makes the whole track staff's for ever
     * @return false if it is left out, since there are too many or it is too old
     */
    boolean see(Sighting sighting, boolean badge, long receivedAt) {
        long window = Walk.windowOf(sighting.time());
        boolean tooOld = forgotSome && window < chunks.firstWindow();
        if (tooOld || pending.size() + chunks.size(window) >= MOST_IN_A_WINDOW) {
            return false;
        }
        pending.add(new Pending(sighting, receivedAt));
        this.badge |= badge;
        showsBadge |= sighting.badge();
        hear(receivedAt);
        return true;
    }

    /** Notes when something was seen under its id. */
    void beSeen(long from, long to) {
        first = Math.min(first, from);
        newest = Math.max(newest, to);
    }

    /** Says when something was seen under its id first and last, if that was not always it. */
    void wasSeen(long from, long to) {
        first = from;
        newest = to;
    }

    /** Notes that something has come under its id. */
    void hear(long receivedAt) {
        lastReceivedAt = Math.max(lastReceivedAt, receivedAt);
    }

    /**
     * Takes in what was noted.
     *
     * @param history where the zones are, and were
     */
    Settled settle(LayoutHistory history) {
        pending.sort((a, b) -> Sighting.ORDER.compare(a.sighting(), b.sighting()));
        Set<Long> changed = new TreeSet<>();
        List<Pending> taken = List.copyOf(pending);
        pending.clear();
        Contribution delta = new Contribution();
        if (!taken.isEmpty()) {
            takeIn(taken, history, delta, changed);
        }
        return settled(delta, changed, Set.of(), taken);
    }

    /**
     * Gives sightings away that are somebody else's, and takes others in that are its own.
     *
     * @param handover which
     * @param history where the zones are, and were
     */
    Settled exchange(Handover handover, LayoutHistory history) {
        List<Pending> moved =
                handover.all().stream().map(one -> new Pending(one, lastReceivedAt)).toList();
        long earliest = moved.getFirst().sighting().time();
        boolean inexact =
                chunks.isInexact() || moved.stream().anyMatch(one -> one.sighting().error() > 0);
        long from = Walk.windowOf(inexact ? Smoothing.openSince(earliest) : earliest);
        Walk start = course.before(from);
        Contribution old = course.since(from);
        Set<Long> changed = new TreeSet<>();
        handover.given().forEach(one -> changed.add(chunks.remove(one)));
        handover.taken().forEach(one -> changed.add(insert(one)));
        Set<Long> emptied = chunks.dropEmpty(changed);
        changed.removeAll(emptied);
        if (inexact) {
            changed.addAll(chunks.smooth(spansAround(moved), history));
        }
        Contribution delta = new Contribution();
        course.goAlong(start, from, delta);
        delta.subtract(old);
        showsBadge = chunks.showBadge();
        return settled(delta, changed, emptied, moved);
    }

    private Settled settled(
            Contribution delta, Set<Long> changed, Set<Long> emptied, List<Pending> taken) {
        badge |= showsBadge && chunks.showBadgeBeyond(REMEMBERED_MILLIS);
        Set<Long> forgotten = chunks.forgetBeyond(REMEMBERED_MILLIS);
        forgotSome |= !forgotten.isEmpty();
        List<Settled.Ended> ended = forgetTrails(forgotten);
        forgotten.addAll(emptied);
        return new Settled(book(delta), changed, forgotten, ended, course.takeUndone(), taken);
    }

    /** Whether it is staff by what is known of itself. */
    boolean isStaff() {
        // What was forgotten cannot be taken back.
        return wearsBadge()
                || (staff && forgotSome)
                || Presence.of(course.trails().values()).plus(before).isStaffs();
    }

    /** Whether a badge was seen, or somebody of staff is forgotten who it was put together with. */
    boolean wearsBadge() {
        return badge || showsBadge;
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
            Contribution all = course.since(chunks.firstWindow());
            Contribution asStaff = all.asStaff();
            told.add(isStaff ? asStaff : all);
            told.subtract(isStaff ? all : asStaff);
            staff = isStaff;
        }
        return told;
    }

    /** Its trails by their start; those are not whole whose beginning has been forgotten. */
    NavigableMap<Long, Trail> trails() {
        return course.trails();
    }

    /** How a trail began. */
    Beginning beginning(long start) {
        return course.beginning(start);
    }

    /**
     * Learns how a trail began.
     *
     * @param start the trail's start
     * @return what that changes
     */
    Contribution begin(long start, Beginning beginning) {
        long from = Walk.windowOf(start);
        Contribution old = course.since(from);
        if (beginning.equals(Beginning.ALONE)) {
            course.beginnings().remove(start);
        } else {
            course.beginnings().put(start, beginning);
        }
        Contribution delta = new Contribution();
        course.goAlong(from, delta);
        delta.subtract(old);
        return book(delta);
    }

    /**
     * Learns what somebody bought, or that somebody else did.
     *
     * @param time when, after its first sighting that is kept and before its last one
     * @param basket what; nothing if somebody else did
     * @return what that changes
     */
    Contribution buy(long time, Basket basket) {
        Sighting next = chunks.atOrAfter(time);
        if (next == null) {
            throw new IllegalStateException("nobody can buy after they were seen last");
        }
        long from = Walk.windowOf(next.time());
        Contribution old = course.since(from);
        if (basket.equals(Basket.NOTHING)) {
            course.bought().remove(time);
        } else {
            course.bought().put(time, basket);
        }
        Contribution delta = new Contribution();
        course.goAlong(from, delta);
        delta.subtract(old);
        return book(delta);
    }

    /**
     * How the visit stands at the end of a trail.
     *
     * @param start the trail's start
     * @param end when it ends
     */
    Visit visitAtEnd(long start, long end) {
        return trails().lastKey() == start ? course.visit() : course.visitAt(end);
    }

    /** The last sighting before or at a time; null if there is none. */
    @Nullable Sighting atOrBefore(long time) {
        return chunks.atOrBefore(time);
    }

    /** The first sighting at or after a time; null if there is none. */
    @Nullable Sighting atOrAfter(long time) {
        return chunks.atOrAfter(time);
    }

    /** The sightings between two times, the later one included. */
    List<Sighting> between(long from, long to) {
        return chunks.between(from, to);
    }

    Chunk chunk(long window) {
        return chunks.get(window);
    }

    Set<Long> windows() {
        return chunks.windows();
    }

    /** Whether what it did at a time can still be changed. */
    boolean remembers(long time) {
        return time >= chunks.first().time() && time < chunks.last().time();
    }

    TrackHead head() {
        return new TrackHead(
                lastReceivedAt,
                badge,
                staff,
                before.millis(),
                before.backstageMillis(),
                forgotSome,
                course.beginnings(),
                forgotSome ? chunks.get(chunks.firstWindow()).before() : new Walk());
    }

    private Contribution book(Contribution delta) {
        return staff ? delta.asStaff() : delta;
    }

    private void takeIn(
            List<Pending> taken, LayoutHistory history, Contribution delta, Set<Long> changed) {
        Sighting last = course.last();
        Sighting earliest = taken.getFirst().sighting();
        boolean inexact =
                chunks.isInexact() || taken.stream().anyMatch(one -> one.sighting().error() > 0);
        boolean inOrder = last == null || Sighting.ORDER.compare(last, earliest) <= 0;
        if (inOrder && !inexact) {
            for (Pending one : taken) {
                changed.add(insert(one.sighting()));
                course.step(one.sighting(), delta);
            }
            return;
        }
        // Places change that long before.
        long since = inexact ? Smoothing.openSince(earliest.time()) : earliest.time();
        boolean tailOnly = course.hasTailSince(since);
        long from = Walk.windowOf(since);
        Contribution old = tailOnly ? new Contribution() : course.since(from);
        for (Pending one : taken) {
            changed.add(insert(one.sighting()));
        }
        if (inexact) {
            changed.addAll(chunks.smooth(spansAround(taken), history));
        }
        if (tailOnly) {
            course.goAlongTail(delta);
        } else {
            course.goAlong(from, delta);
            delta.subtract(old);
        }
    }

    private static Set<Long> spansAround(List<Pending> taken) {
        Set<Long> spans = new TreeSet<>();
        for (Pending one : taken) {
            long span = Smoothing.spanOf(one.sighting().time());
            spans.add(span - 1);
            spans.add(span);
            spans.add(span + 1);
        }
        return spans;
    }

    private long insert(Sighting sighting) {
        long window = Walk.windowOf(sighting.time());
        if (!chunks.has(window)) {
            Chunk chunk = new Chunk(List.of());
            chunk.begunBy(course.before(window));
            chunks.put(window, chunk);
        }
        chunks.insert(window, sighting);
        return window;
    }

    /** Forgets trails of which nothing is kept, so that an id that is never silent has few. */
    private List<Settled.Ended> forgetTrails(Set<Long> forgottenWindows) {
        if (forgottenWindows.isEmpty()) {
            return List.of();
        }
        List<Settled.Ended> ended = course.forgetEndedBefore(chunks.firstWindow());
        Set<Long> goOn =
                trails().values().stream().map(Trail::visitStart).collect(Collectors.toSet());
        before =
                before.plus(
                        Presence.of(
                                ended.stream()
                                        .map(Settled.Ended::trail)
                                        .filter(trail -> !goOn.contains(trail.visitStart()))
                                        .toList()));
        return ended;
    }
}
