package org.aisleflow.sim.score;

/** How long people stay in a zone who stay there at all. */
final class MeanDwell implements Claim {
    private static final Label LABEL =
            new Label(
                    "mean dwell",
                    "|ours − true| of each zone's mean dwell × its true dwells, summed / all true dwell time",
                    Unit.SECONDS,
                    Target.atMost(0.03));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        Tally<Key.Zone> trueDwells = truth.dwells.by(Key.Zone::ever);
        Tally<Key.Zone> ourDwells = ours.dwells.by(Key.Zone::ever);
        if (trueDwells.sum() == 0) {
            return new Finding.NoCase("nobody stayed in a zone while the floor was watched");
        }
        Tally<Key.Zone> trueSeconds = truth.dwellSeconds.by(Key.Zone::ever);
        Tally<Key.Zone> ourSeconds = ours.dwellSeconds.by(Key.Zone::ever);
        double apart = 0;
        for (Key.Zone zone : trueDwells.keys()) {
            double stays = trueDwells.of(zone);
            double ourMean = mean(ourSeconds.of(zone), ourDwells.of(zone));
            apart += stays * Math.abs(ourMean - mean(trueSeconds.of(zone), stays));
        }
        return new Finding.Measured(
                mean(trueSeconds.sum(), trueDwells.sum()),
                mean(ourSeconds.sum(), ourDwells.sum()),
                apart / trueSeconds.sum());
    }

    private static double mean(double seconds, double dwells) {
        return dwells == 0 ? 0 : seconds / dwells;
    }
}
