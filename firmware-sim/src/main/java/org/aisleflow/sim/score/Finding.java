package org.aisleflow.sim.score;

import org.jspecify.annotations.Nullable;

/** What a comparison came to. */
sealed interface Finding {
    /**
     * Both numbers are known.
     *
     * @param truth the true number
     * @param ours the pipeline's
     * @param error how far they are apart, in the unit of the claim's target
     * @param note more for people, or empty
     */
    record Measured(double truth, double ours, double error, String note) implements Finding {
        Measured(double truth, double ours, double error) {
            this(truth, ours, error, "");
        }
    }

    /**
     * Both numbers are known, but of too little time to tell whether the target is met.
     *
     * @param soFar what they come to
     * @param why how much it takes, and how much there is
     */
    record TooEarly(Measured soFar, String why) implements Finding {}

    /**
     * Nothing happened that could be right or wrong.
     *
     * @param why a sentence
     */
    record NoCase(String why) implements Finding {}

    /**
     * The pipeline does not tell the number.
     *
     * @param truth the true number, or null if it is not known either
     * @param why a sentence
     */
    record NotYet(@Nullable Double truth, String why) implements Finding {}

    /** Compares sums key by key: Σ|ours − truth| / Σ truth. */
    static <K extends Key> Finding apart(Tally<K> truth, Tally<K> ours, String ifNothing) {
        double whole = truth.sum();
        double distance = truth.distanceTo(ours);
        if (whole == 0) {
            return distance == 0 ? new NoCase(ifNothing) : new Measured(0, ours.sum(), 1);
        }
        return new Measured(whole, ours.sum(), distance / whole);
    }

    /** Counts in how many cases it was right; the error is the share in which it was not. */
    static Finding rightIn(double right, double cases, String ifNothing) {
        return cases == 0 ? new NoCase(ifNothing) : new Measured(cases, right, 1 - right / cases);
    }
}
