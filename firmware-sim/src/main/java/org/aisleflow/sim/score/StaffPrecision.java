package org.aisleflow.sim.score;

/** How many of those who are taken for staff are staff. */
final class StaffPrecision implements Claim {
    private static final Label LABEL =
            new Label(
                    "staff exclusion, precision",
                    "Σ min(ours, true) of ways of staff per quarter hour in which they begin / Σ ours; error: the rest",
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
                truth.staff.sharedWith(ours.staff), ours.staff.sum(), "nobody was taken for staff");
    }
}
