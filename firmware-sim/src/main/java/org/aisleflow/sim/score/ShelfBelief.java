package org.aisleflow.sim.score;

/** Whether what is on the shelf lies in the band that is told. */
final class ShelfBelief implements Claim {
    private static final Label LABEL =
            new Label(
                    "stock belief, on the shelf",
                    "products with P10 ≤ units on the shelf ≤ P90, at present; error: the share of the others",
                    Unit.COUNT,
                    Target.atMost(0.20));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return StockBands.within(
                truth, ours, ApiNumbers.Belief::onShelf, TruthNumbers.Shelf::units);
    }
}
