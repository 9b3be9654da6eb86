package org.aisleflow.sim.score;

/** How well staff must be told from shoppers: the more badges, the better. */
final class StaffTarget {
    static final Target WITH_BADGES = Target.atMost(0.02);

    private static final double ERROR_WITHOUT_BADGE = 0.10;

    private StaffTarget() {}

    /** 98 % of those with and 90 % of those without a badge. */
    static Target of(TruthNumbers truth) {
        double all = truth.staff.sum();
        double without = all == 0 ? 0 : truth.staffWithoutBadge.sum() / all;
        double with = WITH_BADGES.most();
        return Target.atMost(with + without * (ERROR_WITHOUT_BADGE - with));
    }
}
