package org.aisleflow.benchmarks.gateway;

import java.time.Duration;

/**
 * How a fleet sends.
 *
 * @param perSecond messages a second of the whole fleet, each due in its time whatever became of
 *     those before it; infinite for as many as are acknowledged
 * @param duration for how long
 */
record Pace(double perSecond, Duration duration) {
    static Pace flatOut(Duration duration) {
        return new Pace(Double.POSITIVE_INFINITY, duration);
    }

    boolean isFlatOut() {
        return Double.isInfinite(perSecond);
    }
}
