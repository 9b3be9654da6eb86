package org.aisleflow.sim.score;

/**
 * How much of the staff is kept out of the shoppers' numbers. No way leaves the pipeline, so sums
 * tell.
 */
final class StaffRecall implements Claim {
    private static final Label LABEL =
            new Label(
                    "staff exclusion, recall",
                    "Σ min(ours, true) of ways of staff per quarter hour in which they begin / Σ true; error: the rest",
                    Unit.COUNT,
                    StaffTarget.WITH_BADGES);

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Target target(TruthNumbers truth) {
        return StaffTarget.of(truth);
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return Finding.rightIn(
                truth.staff.sharedWith(ours.staff),
                truth.staff.sum(),
                "no staff came while the floor was watched");
    }
}
