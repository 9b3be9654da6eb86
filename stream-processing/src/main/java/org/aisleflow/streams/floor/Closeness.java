package org.aisleflow.streams.floor;

import java.util.List;

/** How near two tracks are to each other. */
final class Closeness {
    static final double WALKING_METRES_PER_SECOND = 2;
    static final double ERROR_METRES = 1;
    static final double SHADOW_METRES = 1;
    static final double TOGETHER_METRES = 2;
    static final long TOGETHER_MILLIS = 60_000;
    static final int TOGETHER_LOOKS = 3;
    private static final long LOOK_MILLIS = 5_000;

    /** Nothing can be said, or they are not the same. */
    static final double FAR = Double.POSITIVE_INFINITY;

    private Closeness() {}

    /**
     * How far two sensors' trails are apart while the later one begins: the length of the mean
     * difference of their places at each of these sightings, so that errors cancel out. More than 1
     * m are too far, give or take twice the standard error of that mean in each coordinate.
     *
     * @param later the later one's first sightings
     * @param earlier the other track
     * @param views what the sensors see
     * @return metres; {@link #FAR} if they are too far apart, if one sensor sees both at once, or
     *     only one could see both
     */
    static double ofShadow(List<Sighting> later, Track earlier, Views views) {
        double x = 0;
        double y = 0;
        double squaredErrors = 0;
        int looks = 0;
        for (Sighting seen : later) {
            Sighting before = earlier.atOrBefore(seen.time());
            Sighting after = earlier.atOrAfter(seen.time());
            if (before == null || after == null || isGap(before, after)) {
                continue;
            }
            if (isSameFrame(before, seen)
                    || isSameFrame(after, seen)
                    || !views.bothSee(seen.sensor(), before.sensor(), seen.x(), seen.y())) {
                return FAR;
            }
            double part = part(before, after, seen.time());
            x += seen.x() - between(before.x(), after.x(), part);
            y += seen.y() - between(before.y(), after.y(), part);
            squaredErrors += seen.error() * seen.error() + before.error() * before.error();
            looks++;
        }
        double metres = Math.hypot(x, y) / looks;
        double tooFar = SHADOW_METRES + 2 * Math.sqrt(squaredErrors) / looks;
        return looks > 0 && metres < tooFar ? metres : FAR;
    }

    /**
     * Whether one sensor saw both at once, so that they are two people.
     *
     * @param later sightings of one track
     * @param earlier the other track
     */
    static boolean areSeenAtOnce(List<Sighting> later, Track earlier) {
        for (Sighting seen : later) {
            Sighting there = earlier.atOrBefore(seen.time());
            if (there != null && isSameFrame(there, seen)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How unlikely it is that a trail goes on where another was lost: people who are not seen for t
     * seconds are normally distributed around where they were, with s = 0.5 m + 0.6 m/s · t in each
     * direction, so it is d² / 2s² + 2 ln s.
     *
     * @param lost where somebody was seen last
     * @param found where somebody is seen first, later
     * @return less is likelier; {@link #FAR} if nobody could walk there at 2 m/s, give or take 1 m
     */
    static double ofLost(Sighting lost, Sighting found) {
        double seconds = (found.time() - lost.time()) / 1_000.0;
        double metres = Math.hypot(found.x() - lost.x(), found.y() - lost.y());
        if (metres > ERROR_METRES + WALKING_METRES_PER_SECOND * seconds) {
            return FAR;
        }
        double spread = 0.5 + 0.6 * seconds;
        return metres * metres / (2 * spread * spread) + 2 * Math.log(spread);
    }

    /**
     * Whether two move as one: within 2 m of each other on average over the first minute, looked at
     * every 5 s, at least three times.
     *
     * @param later the later one's first minute
     * @param earlier the other track
     */
    static boolean isTogether(List<Sighting> later, Track earlier) {
        double metres = 0;
        int looks = 0;
        long next = Long.MIN_VALUE;
        for (Sighting seen : later) {
            if (seen.time() < next) {
                continue;
            }
            next = seen.time() + LOOK_MILLIS;
            Sighting before = earlier.atOrBefore(seen.time());
            Sighting after = earlier.atOrAfter(seen.time());
            if (before != null && after != null && !isGap(before, after)) {
                double part = part(before, after, seen.time());
                metres +=
                        Math.hypot(
                                seen.x() - between(before.x(), after.x(), part),
                                seen.y() - between(before.y(), after.y(), part));
                looks++;
            }
        }
        return looks >= TOGETHER_LOOKS && metres / looks <= TOGETHER_METRES;
    }

    private static boolean isGap(Sighting before, Sighting after) {
        return after.time() - before.time() > Walk.LONGEST_GAP_MILLIS;
    }

    private static boolean isSameFrame(Sighting one, Sighting other) {
        return one.time() == other.time() && one.sensor() == other.sensor();
    }

    private static double part(Sighting before, Sighting after, long time) {
        long length = after.time() - before.time();
        return length == 0 ? 0 : (double) (time - before.time()) / length;
    }

    private static double between(double from, double to, double part) {
        return from + (to - from) * part;
    }
}
