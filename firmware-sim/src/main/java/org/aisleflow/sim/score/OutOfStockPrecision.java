package org.aisleflow.sim.score;

/** How many of the alerts are about an empty shelf. */
final class OutOfStockPrecision implements Claim {
    private static final Label LABEL =
            new Label(
                    "out of stock, precision",
                    "open alerts whose shelf is empty / open alerts, at present; error: the rest",
                    Unit.COUNT,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        long right =
                ours.outOfStock.keySet().stream()
                        .map(truth.shelves::get)
                        .filter(shelf -> shelf != null && shelf.units() == 0)
                        .count();
        return Finding.rightIn((double) right, ours.outOfStock.size(), "no alert is open");
    }
}
