package org.aisleflow.streams.stock;

import org.aisleflow.contracts.facts.Band;

/**
 * A number of units that is not known exactly: normally distributed, but never below nothing.
 *
 * @param mean the likeliest number of units; below 0 stands for 0
 * @param sd standard deviation in units
 */
record Estimate(double mean, double sd) {
    /** Nothing is known better than this; it also keeps the division in the density defined. */
    private static final double LEAST_SD = 0.05;

    /** Where the standard normal distribution reaches 90 %. */
    private static final double TENTH = 1.2815515655446004;

    Estimate {
        mean = Math.max(0, mean);
        sd = Math.max(0, sd);
    }

    /** P10, P50 and P90, none below 0. */
    Band band() {
        return new Band(Math.max(0, mean - TENTH * sd), mean, mean + TENTH * sd);
    }

    /**
     * The probability that there is none: that the number rounds to 0, given that it does not round
     * to less. P = (Φ((½ − mean) / sd) − Φ((−½ − mean) / sd)) / (1 − Φ((−½ − mean) / sd)).
     */
    double emptyProbability() {
        double spread = Math.max(sd, LEAST_SD);
        double belowNone = normal((-0.5 - mean) / spread);
        double belowOne = normal((0.5 - mean) / spread);
        return Math.clamp((belowOne - belowNone) / (1 - belowNone), 0.0, 1.0);
    }

    /**
     * The standard normal distribution function, within 2e-7 (Abramowitz and Stegun, Handbook of
     * Mathematical Functions, 7.1.26).
     */
    private static double normal(double x) {
        double z = Math.abs(x) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * z);
        double polynomial =
                t
                        * (0.254829592
                                + t
                                        * (-0.284496736
                                                + t
                                                        * (1.421413741
                                                                + t
                                                                        * (-1.453152027
                                                                                + t
                                                                                        * 1.061405429))));
        double upperTail = polynomial * Math.exp(-z * z) / 2;
        return x < 0 ? upperTail : 1 - upperTail;
    }
}
