package org.aisleflow.api.replenishment;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Demand over a span of days whose length is not certain.
 *
 * <p>Mean d·t, variance t·σ_d² + d²·σ_L², for daily demand of mean d and standard deviation σ_d, t
 * days, and σ_L days deviation of the lead time in them (Silver, Pyke and Thomas, <em>Inventory and
 * Production Management in Supply Chains</em>). Distributed normally where that fits (σ up to a
 * quarter of the mean: then less than 1 in 30,000 lies below 0), else as a gamma distribution,
 * which is never negative and skewed as slow movers' demand is.
 *
 * @param mean units
 * @param sd standard deviation, in units
 */
record LeadTimeDemand(double mean, double sd) {
    private static final double NORMAL_UP_TO = 0.25;

    /** Demand of so many days. */
    static LeadTimeDemand of(double meanPerDay, double sdPerDay, double days, double daysSd) {
        double variance = days * sdPerDay * sdPerDay + meanPerDay * meanPerDay * daysSd * daysSd;
        return new LeadTimeDemand(meanPerDay * days, Math.sqrt(variance));
    }

    /** With a further deviation that has nothing to do with it. */
    LeadTimeDemand blurredBy(double otherSd) {
        return new LeadTimeDemand(mean, Math.hypot(sd, otherSd));
    }

    /** So many units are enough with this probability, above 0 and below 1. */
    double quantile(double probability) {
        return isCertain() ? mean : distribution().inverseCumulativeProbability(probability);
    }

    /** The probability, 0 to 1, that more than so many units are wanted. */
    double probabilityAbove(double units) {
        if (isCertain()) {
            return mean > units ? 1 : 0;
        }
        return distribution().survivalProbability(units);
    }

    private boolean isCertain() {
        return mean <= 0 || sd <= 0;
    }

    private ContinuousDistribution distribution() {
        if (sd <= NORMAL_UP_TO * mean) {
            return NormalDistribution.of(mean, sd);
        }
        double variance = sd * sd;
        return GammaDistribution.of(mean * mean / variance, variance / mean);
    }
}
