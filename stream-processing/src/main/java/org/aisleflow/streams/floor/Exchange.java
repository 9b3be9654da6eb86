package org.aisleflow.streams.floor;

import java.util.Comparator;

/**
 * A sensor takes two people for each other: from a time on each is seen under the other's id.
 *
 * @param time when, in milliseconds since 1970; what is seen then is exchanged already
 * @param one the name of the one id's track, as it is without any exchange
 * @param other that of the other's, which comes after it in the alphabet
 */
record Exchange(long time, String one, String other) implements Comparable<Exchange> {
    private static final Comparator<Exchange> ORDER =
            Comparator.comparingLong(Exchange::time)
                    .thenComparing(Exchange::one)
                    .thenComparing(Exchange::other);

    /** The exchange of two, whichever comes first. */
    static Exchange of(long time, String a, String b) {
        return a.compareTo(b) < 0 ? new Exchange(time, a, b) : new Exchange(time, b, a);
    }

    boolean isOf(String name) {
        return one.equals(name) || other.equals(name);
    }

    boolean sharesIdWith(Exchange another) {
        return isOf(another.one) || isOf(another.other);
    }

    @Override
    public int compareTo(Exchange another) {
        return ORDER.compare(this, another);
    }
}
