package org.aisleflow.benchmarks.plain;

/**
 * Up to three numbers of a window.
 *
 * @param first in, visits, entries or moves
 * @param second out, milliseconds or dwells
 * @param third passing or milliseconds of dwells
 */
public record Sums(long first, long second, long third) {
    static final Sums NONE = new Sums(0, 0, 0);

    Sums plus(Sums more) {
        return new Sums(first + more.first, second + more.second, third + more.third);
    }
}
