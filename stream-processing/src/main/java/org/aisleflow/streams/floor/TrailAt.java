package org.aisleflow.streams.floor;

import java.util.Comparator;

/**
 * A trail of a track. Their order is that in which they begin.
 *
 * @param track the track
 * @param start by which the track knows it
 * @param trail the trail
 */
record TrailAt(Track track, long start, Trail trail) implements Comparable<TrailAt> {
    private static final Comparator<TrailAt> ORDER =
            Comparator.comparingLong(TrailAt::start).thenComparing(at -> at.track().name());

    TrailName name() {
        return new TrailName(track.name(), start);
    }

    Beginning beginning() {
        return track.beginning(start);
    }

    long end() {
        return trail.last().time();
    }

    @Override
    public int compareTo(TrailAt other) {
        return ORDER.compare(this, other);
    }

    boolean isBefore(TrailAt other) {
        return compareTo(other) < 0;
    }
}
