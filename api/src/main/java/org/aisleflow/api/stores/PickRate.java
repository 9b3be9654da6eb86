package org.aisleflow.api.stores;

import org.aisleflow.contracts.facts.Band;

/**
 * How many units of a product a visit of its zone takes while it is on the shelf. What was seen
 * where visits were counted is shrunk towards the product's mean over all stocked hours: picks per
 * visit are a Poisson rate with a Gamma(a, b) belief, a = mean · {@value #PRIOR_VISITS} + picks, b
 * = {@value #PRIOR_VISITS} + visits.
 *
 * @param picks a of the belief
 * @param visits b of the belief
 */
record PickRate(double picks, double visits) {
    /** The product's mean weighs as much as so many visits that were counted. */
    static final double PRIOR_VISITS = 200;

    /** A product that never sold may sell all the same. */
    private static final double LEAST_PICKS = 0.5;

    private static final double NORMAL_P90 = 1.2816;

    /** Picks and visits of the stocked hours, those apart in which visits were counted. */
    record Seen(double picks, double visits, double countedPicks, double countedVisits) {
        static final Seen NOTHING = new Seen(0, 0, 0, 0);

        Seen with(double morePicks, double moreVisits, boolean counted) {
            return new Seen(
                    picks + morePicks,
                    visits + moreVisits,
                    counted ? countedPicks + morePicks : countedPicks,
                    counted ? countedVisits + moreVisits : countedVisits);
        }
    }

    /** The belief; without a single visit there is none, so ask before. */
    static PickRate of(Seen seen) {
        double mean = Math.max(LEAST_PICKS, seen.picks) / seen.visits;
        return new PickRate(
                mean * PRIOR_VISITS + Math.max(0, seen.countedPicks),
                PRIOR_VISITS + seen.countedVisits);
    }

    double mean() {
        return picks / visits;
    }

    /** Variance of the rate: a / b². */
    double variance() {
        return picks / (visits * visits);
    }

    /**
     * Units that so many visits would have taken, as mean and variance: Poisson counts of a rate
     * that is not known exactly, n·r and n·r + n²·Var(r).
     */
    Units units(double ofVisits) {
        return new Units(ofVisits * mean(), ofVisits * mean() + ofVisits * ofVisits * variance());
    }

    /** The rate with P10 and P90. */
    Band band() {
        return new Units(mean(), variance()).band();
    }

    /**
     * A number of units that is not known exactly.
     *
     * @param mean its mean
     * @param variance its variance
     */
    record Units(double mean, double variance) {
        static final Units NONE = new Units(0, 0);

        Units plus(Units other) {
            return new Units(mean + other.mean, variance + other.variance);
        }

        /** P10 and P90 of the normal distribution of that mean and variance, none below 0. */
        Band band() {
            double spread = NORMAL_P90 * Math.sqrt(variance);
            return new Band(Math.max(0, mean - spread), mean, mean + spread);
        }
    }
}
