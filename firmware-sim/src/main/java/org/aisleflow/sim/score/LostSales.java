package org.aisleflow.sim.score;

/** What is said to have been wanted and not had. */
final class LostSales implements Claim {
    private static final Label LABEL =
            new Label(
                    "lost sales, bias",
                    "(ours − true) / true units that were wanted, not had and not replaced",
                    Unit.COUNT,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return new Finding.NotYet(truth.lostUnits, "the API tells no lost sales");
    }
}
