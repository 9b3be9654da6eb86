package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A track's sightings, window by window. */
final class Chunks {
    private final NavigableMap<Long, Chunk> chunks = new TreeMap<>();
    private boolean inexact;

    void put(long window, Chunk chunk) {
        chunks.put(window, chunk);
        inexact |= chunk.sightings().stream().anyMatch(one -> one.error() > 0);
    }

    /** Takes a sighting of a window that has a chunk. */
    void insert(long window, Sighting sighting) {
        get(window).insert(sighting);
        inexact |= sighting.error() > 0;
    }

    /** Takes a sighting out, and says of which window it was. */
    long remove(Sighting sighting) {
        long window = Walk.windowOf(sighting.time());
        get(window).remove(sighting);
        return window;
    }

    /** Drops those of some windows in which nothing is left, and says which. */
    Set<Long> dropEmpty(Set<Long> windows) {
        Set<Long> empty = new TreeSet<>();
        for (long window : windows) {
            if (size(window) == 0) {
                chunks.remove(window);
                empty.add(window);
            }
        }
        return empty;
    }

    /** Whether a staff badge was seen in any of them that says so itself. */
    boolean showBadge() {
        return chunks.values().stream().anyMatch(Chunk::showsBadge);
    }

    /** The same of those that {@link #forgetBeyond} is to forget. */
    boolean showBadgeBeyond(long millis) {
        return chunks.headMap(chunks.lastKey() - millis, false).values().stream()
                .anyMatch(Chunk::showsBadge);
    }

    /** Whether any of them is not exact. */
    boolean isInexact() {
        return inexact;
    }

    boolean has(long window) {
        return chunks.containsKey(window);
    }

    Chunk get(long window) {
        Chunk chunk = chunks.get(window);
        if (chunk == null) {
            throw new IllegalStateException("a track has no chunk at " + window);
        }
        return chunk;
    }

    int size(long window) {
        Chunk chunk = chunks.get(window);
        return chunk == null ? 0 : chunk.sightings().size();
    }

    Set<Long> windows() {
        return chunks.keySet();
    }

    long firstWindow() {
        return chunks.firstKey();
    }

    /** The first sighting of all. */
    Sighting first() {
        return chunks.firstEntry().getValue().sightings().getFirst();
    }

    /** The last sighting of all. */
    Sighting last() {
        return chunks.lastEntry().getValue().sightings().getLast();
    }

    /** The chunks of a window and later ones, by their windows. */
    Set<Map.Entry<Long, Chunk>> since(long window) {
        return chunks.tailMap(window, true).entrySet();
    }

    /** How things stood before the first chunk of a window or later; null if there is none. */
    @Nullable Walk before(long window) {
        Map.Entry<Long, Chunk> atOrAfter = chunks.ceilingEntry(window);
        return atOrAfter == null ? null : atOrAfter.getValue().before();
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
            chunk.addBetween(from, to, found);
        }
        return found;
    }

    /**
     * Looks again at the places of spans of time.
     *
     * @param spans as {@link Smoothing} cuts them
     * @param history where the zones are, and were
     * @return windows in which a place is another now
     */
    Set<Long> smooth(Set<Long> spans, LayoutHistory history) {
        Set<Long> changed = new TreeSet<>();
        for (long span : spans) {
            long from = (span - 1) * Smoothing.SPAN_MILLIS;
            long to = (span + 2) * Smoothing.SPAN_MILLIS - 1;
            for (Sighting sighting : Smoothing.changed(span, between(from, to), history)) {
                long window = Walk.windowOf(sighting.time());
                get(window).replace(sighting);
                changed.add(window);
            }
        }
        return changed;
    }

    /** Forgets the windows that begin so long before the last one, and says which. */
    Set<Long> forgetBeyond(long millis) {
        Set<Long> forgotten = new TreeSet<>();
        while (chunks.lastKey() - chunks.firstKey() > millis) {
            forgotten.add(chunks.firstKey());
            chunks.remove(chunks.firstKey());
        }
        return forgotten;
    }
}
