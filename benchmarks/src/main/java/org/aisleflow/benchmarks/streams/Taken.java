package org.aisleflow.benchmarks.streams;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the second half of a run took; the first is for the compiler to warm up.
 *
 * @param cpuSeconds of the whole process
 * @param seconds on the clock
 */
record Taken(double cpuSeconds, double seconds) {
    private static final double WARM = 0.5;

    /**
     * Finds the half. A topology commits every two seconds, and may commit more than half of a
     * short input at once: where the half lies between two looks, it is reckoned between them.
     *
     * @param looks at a run, from its start to its end, each with more records than the one before
     * @throws IllegalArgumentException if there are not two
     */
    static Taken of(List<Look> looks) {
        if (looks.size() < 2) {
            throw new IllegalArgumentException("a run is looked at twice at least: " + looks);
        }
        Look last = looks.getLast();
        double half = WARM * last.records();
        int next = 1;
        while (looks.get(next).records() < half) {
            next++;
        }
        Look warm = looks.get(next - 1).towards(looks.get(next), half);
        double seconds = (double) (last.nanos() - warm.nanos()) / TimeUnit.SECONDS.toNanos(1);
        return new Taken(last.cpuSeconds() - warm.cpuSeconds(), seconds);
    }
}
