package org.aisleflow.api.stores;

import org.aisleflow.contracts.facts.Band;

/**
 * The share of those who find a shelf empty who take something else instead. What other products of
 * a zone sold beyond their own rates while one was out is noisy, so it only moves what is known
 * from research: 45 % take another item or brand (Gruen, Corsten and Bharadwaj, Retail
 * Out-of-Stocks, 2002), here ± {@value #PRIOR_SD}. Both are weighted by their precision.
 *
 * @param mean the share, 0 to 1
 * @param sd its standard deviation
 */
record Substitution(double mean, double sd) {
    private static final double PRIOR_MEAN = 0.45;
    private static final double PRIOR_SD = 0.15;
    private static final double NORMAL_P90 = 1.2816;

    /** What is known before anything was seen. */
    static final Substitution PRIOR = new Substitution(PRIOR_MEAN, PRIOR_SD);

    /**
     * Learns from hours in which products were out.
     *
     * @param excess units that others sold beyond what was expected of them
     * @param wanted units that those which were out would have sold
     * @param expected units that were expected of the others, which is the variance of the excess
     */
    static Substitution learned(double excess, double wanted, double expected) {
        if (wanted <= 0 || expected <= 0) {
            return PRIOR;
        }
        double seen = excess / wanted;
        double precision = wanted * wanted / expected;
        double before = 1 / (PRIOR_SD * PRIOR_SD);
        double mean = (PRIOR_MEAN * before + seen * precision) / (before + precision);
        return new Substitution(Math.clamp(mean, 0, 1), 1 / Math.sqrt(before + precision));
    }

    /**
     * What is lost of what was wanted: wanted · (1 − share).
     *
     * @param wanted units that would have been taken
     */
    PickRate.Units lost(PickRate.Units wanted) {
        double kept = 1 - mean;
        return new PickRate.Units(
                wanted.mean() * kept,
                wanted.variance() * kept * kept + wanted.mean() * wanted.mean() * sd * sd);
    }

    /** The share with P10 and P90. */
    Band band() {
        return new Band(
                Math.max(0, mean - NORMAL_P90 * sd), mean, Math.min(1, mean + NORMAL_P90 * sd));
    }
}
