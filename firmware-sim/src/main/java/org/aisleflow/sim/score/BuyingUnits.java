package org.aisleflow.sim.score;

/** Lone shoppers and groups, who decide and pay together. */
final class BuyingUnits implements Claim {
    private static final Label LABEL =
            new Label(
                    "groups (buying units)",
                    "|ours − true| lone shoppers and groups that begin in the watched quarter hours / true",
                    Unit.COUNT,
                    Target.atMost(0.05));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        double units = truth.buyingUnits.sum();
        if (units == 0 && ours.buyingUnits.sum() == 0) {
            return new Finding.NoCase("nobody came while the floor was watched");
        }
        if (ours.buyingUnits.keys().isEmpty()) {
            return new Finding.NotYet(units, "the API tells no groups");
        }
        double told = ours.buyingUnits.sum();
        double error = units == 0 ? 1 : Math.abs(told - units) / units;
        return new Finding.Measured(units, told, error);
    }
}
