package org.aisleflow.streams.floor;

/** Where and when a trail begins and ends; it grows with its track. */
final class Trail {
    private final Sighting first;
    private Sighting last;
    private long visitStart;
    private Presence presence = Presence.NONE;

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

    void goOn(Sighting next, Visit visit) {
        last = next;
        visitStart = visit.start();
        presence = visit.presence();
    }

    /** When the visit began that it is a part of; 0 if it is a shadow. */
    long visitStart() {
        return visitStart;
    }

    /** That of the visit up to its end. */
    Presence presence() {
        return presence;
    }

    /** Whether it is there at a time. */
    boolean lastsAt(long time) {
        return first.time() <= time && time <= last.time();
    }
}
