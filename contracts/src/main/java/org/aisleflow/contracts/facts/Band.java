package org.aisleflow.contracts.facts;

/**
 * An estimate with its uncertainty: from the 10th to the 90th percentile, where nothing else is
 * said of it.
 *
 * @param low the lower percentile
 * @param mid the median
 * @param high the upper percentile
 */
public record Band(double low, double mid, double high) {
    /** Checks the order. */
    public Band {
        if (!(low <= mid && mid <= high)) {
            throw new IllegalArgumentException(
                    "a band must ascend, not %s, %s, %s".formatted(low, mid, high));
        }
    }

    /**
     * A value that is known exactly.
     *
     * @param value the value
     * @return a band of no width
     */
    public static Band exactly(double value) {
        return new Band(value, value, value);
    }
}
