package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of one store's ids, as {@link ExchangeRule} defines them. What is seen under an id
 * is kept with the track of the person who goes by it; when an exchange is found, or turns out to
 * be none, all from there on changes tracks. So the numbers are those of ids that are never
 * exchanged, in whatever order sightings come.
 *
 * <p>An exchange stays as it is when what it depends on is no longer kept.
 */
final class Exchanges {
    private static final long SPAN_MILLIS = 15_000;

    /** So many are looked at together. */
    private static final long MOST_SPANS = 20;

    /** What is kept of a track is not as old. */
    private static final long KEPT_MILLIS = 5 * 3_600_000L;

    private final Floor floor;
    private final Bearers bearers = new Bearers();
    private final NavigableSet<Long> touched = new TreeSet<>();
    private boolean lookAtAll;

    /**
     * What has changed.
     *
     * @param handovers what changes hands, by track
     * @param names of ids of which something else is known now
     */
    record Changes(Map<Track, Handover> handovers, Set<String> names) {}

    Exchanges(Floor floor) {
        this.floor = floor;
    }

    /** Whether no id was ever exchanged. */
    boolean isEmpty() {
        return bearers.isEmpty();
    }

    /** Notes that something was seen at a time. */
    void see(long time) {
        touched.add(Math.floorDiv(time, SPAN_MILLIS));
    }

    /** Whether there is anything to look at again. */
    boolean hasWork() {
        return lookAtAll || !touched.isEmpty();
    }

    /** The track of who goes by an id at a time; null if that is no longer kept. */
    @Nullable Track bearer(Track id, long time) {
        String name = bearers.at(id.name(), time);
        return name.equals(id.name()) ? id : floor.find(name);
    }

    /** What is known of an id. */
    NavigableMap<Long, Bearers.Since> known(String name) {
        return bearers.of(name);
    }

    /** Takes up what is known of an id. */
    void restore(String name, NavigableMap<Long, Bearers.Since> known) {
        bearers.put(name, known);
    }

    /** To be called when all is taken up: who knows what was looked at since it came. */
    void restored() {
        lookAtAll = true;
        for (String name : bearers.names()) {
            Track id = floor.find(name);
            List<Sighting> seen =
                    id == null ? List.of() : under(id, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
            if (id != null && !seen.isEmpty()) {
                id.wasSeen(seen.getFirst().time(), seen.getLast().time());
            }
        }
    }

    /**
     * Looks again at what may have been exchanged.
     *
     * @param views how often sensors do it
     */
    Changes update(Views views) {
        List<Exchange> undone = new ArrayList<>();
        List<Exchange> found = new ArrayList<>();
        ExchangeRule rule = new ExchangeRule(views, new SeenOnFloor());
        NavigableSet<Long> spans = takeTouched();
        while (!spans.isEmpty()) {
            long first = spans.first();
            long end = first;
            while (end < first + MOST_SPANS && spans.remove(end)) {
                end++;
            }
            compare(rule, first * SPAN_MILLIS, end * SPAN_MILLIS, undone, found);
        }
        return undone.isEmpty() && found.isEmpty()
                ? new Changes(Map.of(), Set.of())
                : correct(undone, found);
    }

    /** What is seen in a span can matter in the next and the one before. */
    private NavigableSet<Long> takeTouched() {
        if (lookAtAll) {
            lookAtAll = false;
            for (Track track : floor.tracks()) {
                for (long window : track.windows()) {
                    long end = Walk.endOfWindow(window);
                    for (long time = window; time < end; time += SPAN_MILLIS) {
                        see(time);
                    }
                }
            }
        }
        NavigableSet<Long> spans = new TreeSet<>();
        for (long span : touched) {
            spans.addAll(List.of(span - 1, span, span + 1));
        }
        touched.clear();
        return spans;
    }

    private void compare(
            ExchangeRule rule,
            long from,
            long to,
            Collection<Exchange> undone,
            Collection<Exchange> found) {
        Set<Exchange> known = bearers.between(from, to);
        Set<Exchange> now = rule.exchanges(from, to);
        for (Exchange one : known) {
            if (!now.contains(one) && isOpen(one)) {
                undone.add(one);
            }
        }
        for (Exchange one : now) {
            if (!known.contains(one) && isOpen(one) && !isTaken(one, known, undone)) {
                found.add(one);
            }
        }
    }

    /** Whether one of the two is exchanged with a third at the same moment, and stays so. */
    private static boolean isTaken(Exchange one, Set<Exchange> known, Collection<Exchange> undone) {
        return known.stream()
                .anyMatch(other ->
                        other.time() == one.time()
                                && other.sharesIdWith(one)
                                && !undone.contains(other));
    }

    /** Whether all is kept that an exchange depends on. */
    private boolean isOpen(Exchange exchange) {
        return isOpen(exchange.one(), exchange.time()) && isOpen(exchange.other(), exchange.time());
    }

    private boolean isOpen(String name, long time) {
        Track id = floor.find(name);
        long since = time - ExchangeRule.REACH_MILLIS;
        Track before = id == null ? null : bearer(id, since);
        Track then = id == null ? null : bearer(id, time);
        return before != null
                && then != null
                && before.remembersAllSince(since)
                && then.remembersAllSince(since);
    }

    private Changes correct(Collection<Exchange> undone, Collection<Exchange> found) {
        Map<String, NavigableMap<Long, Bearers.Since>> before =
                bearers.correct(undone, found, name -> floor.find(name) != null);
        Map<Track, Handover> handovers = new LinkedHashMap<>();
        before.forEach((name, known) -> {
            NavigableMap<Long, Bearers.Since> now = bearers.of(name);
            NavigableSet<Long> turns = new TreeSet<>(known.keySet());
            turns.addAll(now.keySet());
            for (long from : turns) {
                Long next = turns.higher(from);
                handOver(
                        Bearers.at(known, name, from),
                        Bearers.at(now, name, from),
                        from,
                        next == null ? Long.MAX_VALUE / 2 : next - 1,
                        handovers);
            }
        });
        return new Changes(handovers, before.keySet());
    }

    private void handOver(
            String before, String now, long from, long to, Map<Track, Handover> handovers) {
        Track giver = before.equals(now) ? null : floor.find(before);
        Track taker = giver == null ? null : floor.find(now);
        if (giver == null || taker == null) {
            return;
        }
        List<Sighting> seen = giver.between(from, to);
        if (!seen.isEmpty()) {
            handovers.computeIfAbsent(giver, _ -> Handover.nothing()).given().addAll(seen);
            handovers.computeIfAbsent(taker, _ -> Handover.nothing()).taken().addAll(seen);
        }
    }

    private List<Sighting> under(Track id, long from, long to) {
        NavigableMap<Long, Bearers.Since> known = bearers.of(id.name());
        if (known.isEmpty()) {
            return id.between(from, to);
        }
        List<Sighting> seen = new ArrayList<>();
        long start = from;
        for (long turn : known.subMap(from, false, to, true).keySet()) {
            addUnder(id, start, turn - 1, seen);
            start = turn;
        }
        addUnder(id, start, to, seen);
        return seen;
    }

    private void addUnder(Track id, long from, long to, List<Sighting> seen) {
        Track bearer = bearer(id, from);
        if (bearer != null) {
            seen.addAll(bearer.between(from, to));
        }
    }

    /**
     * Forgets an id.
     *
     * @return whether it was ever exchanged
     */
    boolean forget(Track id) {
        return bearers.forget(id.name());
    }

    /** Forgets exchanges that are long past, and says of which ids. */
    List<String> forgetPast() {
        List<String> shorter = new ArrayList<>();
        for (String name : bearers.names()) {
            Track id = floor.find(name);
            if (id != null && bearers.forgetBefore(name, id.newest() - KEPT_MILLIS)) {
                shorter.add(name);
            }
        }
        return shorter;
    }

    private final class SeenOnFloor implements ExchangeRule.Seen {
        @Override
        public Iterable<Track> between(long from, long to) {
            List<Track> found = new ArrayList<>();
            for (Track id : floor.tracks()) {
                if (id.mayBeSeenBetween(from, to)) {
                    found.add(id);
                }
            }
            return found;
        }

        @Override
        public List<Sighting> under(Track id, long from, long to) {
            return Exchanges.this.under(id, from, to);
        }
    }
}
