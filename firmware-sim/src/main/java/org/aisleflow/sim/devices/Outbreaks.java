package org.aisleflow.sim.devices;

/**
 * Something that comes over a device now and then: evenly distributed beginnings, at most one in
 * each hour. Whether it has begun by a moment follows from the dice alone. Immutable.
 */
public final class Outbreaks {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final double HOURS_PER_DAY = 24;

    /** A moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final Dice dice;
    private final double perHour;

    /**
     * Describes what comes.
     *
     * @param dice decide when
     * @param perDay how often a day on average, 0 to 24
     */
    public Outbreaks(Dice dice, double perDay) {
        this.dice = dice;
        this.perHour = perDay / HOURS_PER_DAY;
    }

    /**
     * The beginning in an hour.
     *
     * @param hour hours since 1970
     * @return milliseconds since 1970, or {@link #NEVER}
     */
    public long inHour(long hour) {
        Dice here = dice.at(hour);
        if (!here.hits(perHour)) {
            return NEVER;
        }
        return hour * HOUR_MILLIS + (long) (here.of("when").uniform() * HOUR_MILLIS);
    }

    /**
     * The hour of a moment.
     *
     * @param millis milliseconds since 1970
     * @return hours since 1970
     */
    public static long hourOf(long millis) {
        return Math.floorDiv(millis, HOUR_MILLIS);
    }
}
