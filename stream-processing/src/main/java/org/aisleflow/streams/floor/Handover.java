package org.aisleflow.streams.floor;

import java.util.ArrayList;
import java.util.List;

/**
 * Sightings that turn out to be somebody else's.
 *
 * @param given those that are no longer a track's
 * @param taken those that are its from now on
 */
record Handover(List<Sighting> given, List<Sighting> taken) {
    static Handover nothing() {
        return new Handover(new ArrayList<>(), new ArrayList<>());
    }

    /** All of them, in their order. */
    List<Sighting> all() {
        List<Sighting> all = new ArrayList<>(given);
        all.addAll(taken);
        all.sort(Sighting.ORDER);
        return all;
    }

    /** The time of the first of them. */
    long since() {
        return all().getFirst().time();
    }
}
