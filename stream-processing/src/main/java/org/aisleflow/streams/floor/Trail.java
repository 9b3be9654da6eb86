package org.aisleflow.streams.floor;

/** Where and when a trail begins and ends; it grows with its track. */
final class Trail {
    private final Sighting first;
    private Sighting last;

    Trail(Sighting first) {
        this.first = first;
        this.last = first;
    }

    Sighting first() {
        return first;
    }

    Sighting last() {
        return last;
    }

    void goOn(Sighting next) {
        last = next;
    }

    /** Whether it is there at a time. */
    boolean lastsAt(long time) {
        return first.time() <= time && time <= last.time();
    }
}
