package org.aisleflow.sim.world;

import java.util.random.RandomGenerator;

/**
 * How many people come together.
 *
 * @param share share of parties of more than one, 0 to 1
 * @param meanOthers mean people beyond the second in such a party
 * @param familyShare share of such parties that have children with them: they walk more slowly and
 *     keep closer together, 0 to 1
 */
public record Groups(double share, double meanOthers, double familyShare) {
    private static final int MOST = 6;

    /** Checks the ranges. */
    public Groups {
        Complaints.of("groups")
                .unlessWithin("share", share, 0, 1)
                .unlessWithin("meanOthers", meanOthers, 0, MOST)
                .unlessWithin("familyShare", familyShare, 0, 1)
                .raise();
    }

    int size(RandomGenerator random) {
        if (!Draws.chance(random, share)) {
            return 1;
        }
        return Math.min(MOST, 2 + Draws.geometric(random, meanOthers));
    }

    double meanSize() {
        return 1 + share * (1 + meanOthers);
    }
}
