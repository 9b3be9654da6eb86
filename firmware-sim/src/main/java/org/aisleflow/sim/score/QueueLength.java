package org.aisleflow.sim.score;

/** How many people stand before the tills. */
final class QueueLength implements Claim {
    private static final Label LABEL =
            new Label(
                    "queue length",
                    "person-seconds per queue and watched quarter hour: Σ|ours − true| / Σ true",
                    Unit.SECONDS,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        double whole = truth.queueSeconds.sum();
        if (whole == 0) {
            return new Finding.NoCase("nobody waited in a queue while the floor was watched");
        }
        return new Finding.Measured(
                whole,
                ours.queueSeconds.sum(),
                truth.queueSeconds.distanceTo(ours.queueSeconds) / whole);
    }
}
