package org.aisleflow.benchmarks.report;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of several figures: one round that was disturbed does not move it. */
public final class Median {
    private Median() {}

    /**
     * Finds it.
     *
     * @param <T> what has a figure
     * @param rounds what was measured
     * @param figure the figure of each
     * @return the middle one, or the mean of the two in the middle; NaN of none
     */
    public static <T> double of(Collection<T> rounds, ToDoubleFunction<? super T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
