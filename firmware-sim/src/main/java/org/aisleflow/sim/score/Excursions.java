package org.aisleflow.sim.score;

/** How many of the times at which it was too warm or too cold are noticed. */
final class Excursions implements Claim {
    private static final Label LABEL =
            new Label(
                    "excursions found",
                    "excursions of the period that were told / all; error: the rest",
                    Unit.COUNT,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return new Finding.NotYet(truth.excursions, "the API tells open alerts only");
    }
}
