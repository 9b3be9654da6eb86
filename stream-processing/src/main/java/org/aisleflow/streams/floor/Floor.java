package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One store's tracks. */
final class Floor {
    /** Beyond so many tracks new ones are left out. */
    static final int MOST_TRACKS = 20_000;

    /** Between a track's id and when it was born. */
    private static final char BORN = '|';

    private final Map<String, List<Track>> tracks = new HashMap<>();
    final Set<Track> changed = new LinkedHashSet<>();
    final Stitching stitching = new Stitching();
    final Buyers buyers = new Buyers();
    final Exchanges exchanges = new Exchanges(this);
    // Taken in since trails were last put together.
    final List<Pending> recent = new ArrayList<>();
    @Nullable LayoutHistory history;
    private int size;
    // The newest arrival at a gateway, and when that was heard of here.
    private long heard = Long.MIN_VALUE;
    private long heardAt = Long.MAX_VALUE;

    void hearFrom(long receivedAt, long now) {
        // A gateway whose clock is ahead must not make us forget.
        heard = Math.max(heard, Math.min(receivedAt, now));
        heardAt = now;
    }

    /** Tracks of which nothing has come since then can be forgotten. */
    long silentSince(long now, long memoryMillis) {
        if (heardAt == Long.MAX_VALUE) {
            heardAt = now;
        }
        boolean silent = now - heardAt > memoryMillis;
        return silent ? Long.MAX_VALUE : heard == Long.MIN_VALUE ? heard : heard - memoryMillis;
    }

    /**
     * The track that a sighting is of.
     *
     * @param id its id
     * @param badge what it says of badges
     * @param time when
     * @param memoryMillis how long a track is remembered
     * @return null if there are too many tracks
     */
    @Nullable Track track(String id, Badge badge, long time, long memoryMillis) {
        List<Track> ofId = tracks.get(id);
        if (ofId != null) {
            for (Track track : ofId) {
                if (track.badge() == badge && track.isNear(time, memoryMillis)) {
                    return track;
                }
            }
        }
        if (size >= MOST_TRACKS) {
            return null;
        }
        String born = Long.toString(time, Character.MAX_RADIX);
        Track track = new Track(id + BORN + badge.mark() + born, badge, time);
        add(id, track);
        return track;
    }

    /**
     * Notes a sighting of whoever goes by an id at its time.
     *
     * @param id the id
     * @param badge what the sighting says of badges
     * @param sighting the sighting
     * @param wornForEver whether a badge was seen that makes the whole track staff's
     * @param receivedAt when its message came, in milliseconds since 1970
     * @param memoryMillis how long a track is remembered
     * @return false if it is left out, since there are too many or it is too old
     */
    boolean see(
            String id,
            Badge badge,
            Sighting sighting,
            boolean wornForEver,
            long receivedAt,
            long memoryMillis) {
        long time = sighting.time();
        Track named = track(id, badge, time, memoryMillis);
        Track track = named == null || exchanges.isEmpty() ? named : exchanges.bearer(named, time);
        if (named == null || track == null || !track.see(sighting, wornForEver, receivedAt)) {
            return false;
        }
        named.beSeen(time, time);
        named.hear(receivedAt);
        changed.add(track);
        if (track != named) {
            // So that it is not forgotten before whoever goes by its id.
            changed.add(named);
        }
        return true;
    }

    private static String idOf(String track) {
        return track.substring(0, track.lastIndexOf(BORN));
    }

    /** What a track's name says of badges. */
    static Badge badgeOf(String track) {
        return Badge.of(track.substring(track.lastIndexOf(BORN) + 1));
    }

    /** Takes a track up again. */
    void add(Track track) {
        add(idOf(track.name()), track);
        stitching.add(track);
    }

    private void add(String id, Track track) {
        tracks.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(track);
        size++;
    }

    /** All tracks that are kept. */
    Iterable<Track> tracks() {
        return () -> tracks.values().stream().flatMap(List::stream).iterator();
    }

    /** Finds a track by its name; null if it is forgotten. */
    @Nullable Track find(String name) {
        List<Track> ofId = tracks.getOrDefault(idOf(name), List.of());
        return ofId.stream().filter(track -> track.name().equals(name)).findFirst().orElse(null);
    }

    List<Track> forgetBefore(long receivedAt) {
        List<Track> forgotten = new ArrayList<>();
        for (Iterator<List<Track>> lists = tracks.values().iterator(); lists.hasNext(); ) {
            List<Track> ofId = lists.next();
            for (Iterator<Track> all = ofId.iterator(); all.hasNext(); ) {
                Track track = all.next();
                if (track.lastReceivedAt() < receivedAt) {
                    all.remove();
                    forgotten.add(track);
                    size--;
                }
            }
            if (ofId.isEmpty()) {
                lists.remove();
            }
        }
        return forgotten;
    }
}
