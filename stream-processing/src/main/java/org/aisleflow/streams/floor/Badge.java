package org.aisleflow.streams.floor;

/**
 * What a track's sightings say of a staff badge. Where all of a store's sensors tell of everybody
 * in every frame whether they wear one, what they see under one id with a badge and what they see
 * under it without are two tracks: when a sensor takes two people who meet for each other, the id
 * goes over from one to the other, the badge does not.
 */
enum Badge {
    /** It may be seen in some sightings only. */
    NOW_AND_THEN(""),
    /** In every sighting. */
    ALWAYS("*"),
    /** In none, though it would be. */
    NEVER(".");

    private final String mark;

    Badge(String mark) {
        this.mark = mark;
    }

    /** What a sighting says where sensors are sure of badges. */
    static Badge told(boolean badge) {
        return badge ? ALWAYS : NEVER;
    }

    /** By which a track's name tells it, in front of when the track was born. */
    String mark() {
        return mark;
    }

    /**
     * What a name says.
     *
     * @param born the part of it with the mark and when the track was born
     */
    static Badge of(String born) {
        return born.startsWith(ALWAYS.mark)
                ? ALWAYS
                : born.startsWith(NEVER.mark) ? NEVER : NOW_AND_THEN;
    }

    /** Whether tracks can be of one person. */
    boolean agreesWith(Badge other) {
        return this == other || this == NOW_AND_THEN || other == NOW_AND_THEN;
    }
}
