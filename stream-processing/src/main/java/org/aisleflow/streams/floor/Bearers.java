package org.aisleflow.streams.floor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.aisleflow.streams.books.Codec;
import org.jspecify.annotations.Nullable;

/**
 * Who goes by which id when. Without an exchange it is always the same person; that person's track
 * has the id's name, and keeps it whatever other ids they go by later. At any time each id is one
 * person's and each person has one id.
 */
final class Bearers {
    private final Map<String, NavigableMap<Long, Since>> since = new HashMap<>();

    /**
     * From a time on an id is somebody else's.
     *
     * @param partner the id that it was exchanged with
     * @param bearer the track of the person who goes by it from then on
     */
    record Since(String partner, String bearer) {}

    /** Of what is known of one id. */
    static final Codec<NavigableMap<Long, Since>> CODEC =
            new Codec<>() {
                @Override
                public void write(NavigableMap<Long, Since> known, BytesOut out) {
                    out.count(known.size());
                    known.forEach(
                            (time, one) -> out.signed(time).text(one.partner).text(one.bearer));
                }

                @Override
                public NavigableMap<Long, Since> read(BytesIn in) {
                    NavigableMap<Long, Since> known = new TreeMap<>();
                    for (int i = in.size(); i > 0; i--) {
                        known.put(in.signed(), new Since(in.text(), in.text()));
                    }
                    return known;
                }
            };

    boolean isEmpty() {
        return since.isEmpty();
    }

    Set<String> names() {
        return since.keySet();
    }

    /** Takes up what is known of an id. */
    void put(String name, NavigableMap<Long, Since> known) {
        since.put(name, new TreeMap<>(known));
    }

    /** What is known of an id; nothing if it always was the same person's. */
    NavigableMap<Long, Since> of(String name) {
        return since.getOrDefault(name, new TreeMap<>());
    }

    /** Who goes by an id at a time. */
    String at(String name, long time) {
        NavigableMap<Long, Since> known = since.get(name);
        return known == null ? name : at(known, name, time);
    }

    static String at(NavigableMap<Long, Since> known, String name, long time) {
        Map.Entry<Long, Since> last = known.floorEntry(time);
        return last == null ? name : last.getValue().bearer();
    }

    /** The exchanges from a time on to another, which is not included. */
    NavigableSet<Exchange> between(long from, long to) {
        NavigableSet<Exchange> found = new TreeSet<>();
        since.forEach((name, known) ->
                known.subMap(from, true, to, false)
                        .forEach((time, one) -> found.add(Exchange.of(time, name, one.partner()))));
        return found;
    }

    /**
     * Corrects what exchanges there were.
     *
     * @param undone some that were none
     * @param found some that were
     * @param isKept whether an id is still kept; what is known of exchanges with others stays
     * @return what was known before, by the ids that it may no longer be true of
     */
    Map<String, NavigableMap<Long, Since>> correct(
            Collection<Exchange> undone, Collection<Exchange> found, Predicate<String> isKept) {
        long from = Long.MAX_VALUE;
        for (Exchange one : undone) {
            from = Math.min(from, one.time());
        }
        for (Exchange one : found) {
            from = Math.min(from, one.time());
        }
        NavigableSet<Exchange> all = between(from, Long.MAX_VALUE);
        all.removeAll(undone);
        all.addAll(found);
        Map<String, NavigableMap<Long, Since>> before = cutOff(from);
        for (Exchange one : all) {
            String first = at(one.one(), one.time());
            String second = at(one.other(), one.time());
            put(one, one.one(), one.other(), second, before, isKept);
            put(one, one.other(), one.one(), first, before, isKept);
        }
        since.values().removeIf(Map::isEmpty);
        return before;
    }

    private Map<String, NavigableMap<Long, Since>> cutOff(long from) {
        Map<String, NavigableMap<Long, Since>> before = new TreeMap<>();
        since.forEach((name, known) -> {
            if (known.lastKey() >= from) {
                before.put(name, new TreeMap<>(known));
                known.tailMap(from, true).clear();
            }
        });
        return before;
    }

    private void put(
            Exchange exchange,
            String name,
            String partner,
            String bearer,
            Map<String, NavigableMap<Long, Since>> before,
            Predicate<String> isKept) {
        if (!isKept.test(name)) {
            return;
        }
        NavigableMap<Long, Since> known =
                before.computeIfAbsent(name, _ -> new TreeMap<>(of(name)));
        @Nullable Since recorded = known.get(exchange.time());
        since.computeIfAbsent(name, _ -> new TreeMap<>())
                .put(
                        exchange.time(),
                        recorded != null && !isKept.test(partner)
                                ? recorded
                                : new Since(partner, bearer));
    }

    /**
     * Forgets an id.
     *
     * @return whether anything was known of it
     */
    boolean forget(String name) {
        return since.remove(name) != null;
    }

    /**
     * Forgets exchanges of an id that are long past, all but the last of them.
     *
     * @return whether there were any
     */
    boolean forgetBefore(String name, long time) {
        NavigableMap<Long, Since> known = since.get(name);
        Long last = known == null ? null : known.floorKey(time);
        if (known == null || last == null || known.firstKey().equals(last)) {
            return false;
        }
        known.headMap(last, false).clear();
        return true;
    }
}
