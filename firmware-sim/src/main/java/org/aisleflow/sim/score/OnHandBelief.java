package org.aisleflow.sim.score;

/** Whether what is in the shop lies in the band that is told. */
final class OnHandBelief implements Claim {
    private static final Label LABEL =
            new Label(
                    "stock belief, on hand",
                    "products with P10 ≤ units in the shop ≤ P90, at present; error: the share of the others",
                    Unit.COUNT,
                    Target.atMost(0.20));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return StockBands.within(
                truth, ours, ApiNumbers.Belief::onHand, TruthNumbers.Shelf::onHand);
    }
}
