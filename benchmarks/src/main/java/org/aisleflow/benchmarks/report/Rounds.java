package org.aisleflow.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often everything is measured.
 *
 * @param count 1 or more
 */
public record Rounds(int count) {
    /**
     * Measures one.
     *
     * @param <C> what is measured
     * @param <M> what comes out
     * @param <E> why it may fail
     */
    @FunctionalInterface
    public interface Turn<C, M, E extends Exception> {
        /**
         * Measures it once.
         *
         * @param contestant what is measured
         * @param round 1 and up
         * @return what comes out
         * @throws E if it fails
         * @throws InterruptedException if interrupted
         */
        M measure(C contestant, int round) throws E, InterruptedException;
    }

    /**
     * Measures all in turn, round by round, so that what disturbs the machine disturbs all alike.
     *
     * @param <C> what is measured
     * @param <M> what comes out
     * @param <E> why it may fail
     * @param contestants what is measured
     * @param turn measures one
     * @return what came out, one a round, in the order of the contestants
     * @throws E if one fails
     * @throws InterruptedException if interrupted
     */
    public <C, M, E extends Exception> Map<C, List<M>> inTurn(
            Collection<C> contestants, Turn<C, M, E> turn) throws E, InterruptedException {
        Map<C, List<M>> measured = new LinkedHashMap<>();
        for (int round = 1; round <= count; round++) {
            for (C contestant : contestants) {
                measured.computeIfAbsent(contestant, _ -> new ArrayList<>())
                        .add(turn.measure(contestant, round));
            }
        }
        return measured;
    }
}
