package org.aisleflow.api.stores;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.aisleflow.contracts.facts.Band;
import org.jspecify.annotations.Nullable;

/**
 * How much more people there were than in a baseline, and whether that may be chance.
 *
 * <p>Visitors come in groups, so counts vary more than a Poisson's: Var = φ · mean, with φ the mean
 * size of a group. The logarithm of a ratio of two such counts a / b is about normal with variance
 * φ/a + φ/b (the delta method), so the band is a/b · exp(± z √(φ/a + φ/b)).
 *
 * @param ratio count / baseline; null if the baseline is 0 or either is unknown
 * @param band 10th and 90th percentile; null if either is 0
 * @param chance whether the two may well be the same: 1 lies within the 95 % interval (z = 1.96);
 *     null if either is 0
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CountRatio(@Nullable Double ratio, @Nullable Band band, @Nullable Boolean chance) {
    private static final double NORMAL_P90 = 1.2816;
    private static final double NORMAL_P975 = 1.96;

    /**
     * Compares two counts.
     *
     * @param count people in the one; null if that is unknown
     * @param baseline people in the other; null if that is unknown
     * @param groupSize mean size of a group, at least 1
     * @param longer how much longer the count's time was than the baseline's; the ratio is that of
     *     people in the same time. NaN if the two cannot be compared
     */
    static CountRatio of(
            @Nullable Long count, @Nullable Long baseline, double groupSize, double longer) {
        if (count == null || baseline == null || baseline == 0 || Double.isNaN(longer)) {
            return new CountRatio(null, null, null);
        }
        if (count == 0) {
            return new CountRatio(0.0, null, null);
        }
        double ratio = count / longer / baseline;
        double deviation = Math.sqrt(groupSize / count + groupSize / baseline);
        double spread = Math.exp(NORMAL_P90 * deviation);
        return new CountRatio(
                ratio,
                new Band(ratio / spread, ratio, ratio * spread),
                Math.abs(Math.log(ratio)) <= NORMAL_P975 * deviation);
    }
}
