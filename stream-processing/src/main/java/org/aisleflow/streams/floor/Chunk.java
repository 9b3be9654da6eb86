package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sightings of a track in one window, in their order. */
final class Chunk {
    private final List<Sighting> sightings;
    // How things stood before its first sighting; set by the track.
    private Walk before = new Walk();

    Chunk(List<Sighting> sightings) {
        this.sightings = new ArrayList<>(sightings);
    }

    List<Sighting> sightings() {
        return sightings;
    }

    Walk before() {
        return before;
    }

    void begunBy(Walk walk) {
        before = walk;
    }

    void insert(Sighting sighting) {
        int last = sightings.size() - 1;
        if (last < 0 || Sighting.ORDER.compare(sightings.get(last), sighting) <= 0) {
            sightings.add(sighting);
            return;
        }
        int found = Collections.binarySearch(sightings, sighting, Sighting.ORDER);
        sightings.add(found < 0 ? -found - 1 : found, sighting);
    }

    /** Takes a sighting out that is in it. */
    void remove(Sighting sighting) {
        int found = Collections.binarySearch(sightings, sighting, Sighting.ORDER);
        if (found < 0) {
            throw new IllegalStateException("nothing was seen at " + sighting.time());
        }
        sightings.remove(found);
    }

    boolean showsBadge() {
        return sightings.stream().anyMatch(Sighting::badge);
    }

    /** Takes a sighting for those that differ from it in nothing but their place. */
    void replace(Sighting sighting) {
        for (int i = firstAfter(sighting.time() - 1); i < sightings.size(); i++) {
            int order = Sighting.ORDER.compare(sightings.get(i), sighting);
            if (order > 0) {
                return;
            }
            if (order == 0) {
                sightings.set(i, sighting);
            }
        }
    }

    @Nullable Sighting atOrBefore(long time) {
        int after = firstAfter(time);
        return after == 0 ? null : sightings.get(after - 1);
    }

    @Nullable Sighting atOrAfter(long time) {
        int at = firstAfter(time - 1);
        return at == sightings.size() ? null : sightings.get(at);
    }

    /** Adds the sightings between two times, the later one included. */
    void addBetween(long from, long to, List<Sighting> found) {
        found.addAll(sightings.subList(firstAfter(from - 1), firstAfter(to)));
    }

    private int firstAfter(long time) {
        int low = 0;
        int high = sightings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sightings.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
