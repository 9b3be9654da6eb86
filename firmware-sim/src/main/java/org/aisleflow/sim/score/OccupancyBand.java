package org.aisleflow.sim.score;

import org.aisleflow.contracts.facts.Band;
import org.jspecify.annotations.Nullable;

/**
 * Whether the band of the occupancy holds what it promises: not less, and not by being too wide.
 */
final class OccupancyBand implements Claim {
    private static final Label LABEL =
            new Label(
                    "occupancy band",
                    "minutes of opening with low ≤ people inside ≤ high; error: the share of the others",
                    Unit.COUNT,
                    Target.between(0.02, 0.10));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        long right =
                ours.people.entrySet().stream()
                        .filter(minute ->
                                holds(minute.getValue(), truth.people.get(minute.getKey())))
                        .count();
        return Finding.rightIn(
                (double) right, ours.people.size(), "no minute of opening has a band");
    }

    private static boolean holds(Band band, @Nullable Integer people) {
        return people != null && band.low() <= people && people <= band.high();
    }
}
