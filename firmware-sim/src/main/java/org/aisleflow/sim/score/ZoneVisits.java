package org.aisleflow.sim.score;

/** Visits of each zone, each visitor once. */
final class ZoneVisits implements Claim {
    private static final Label LABEL =
            new Label(
                    "unique zone visits",
                    "|ours − true| per zone over the watched quarter hours, summed / all true",
                    Unit.COUNT,
                    Target.atMost(0.02));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return Finding.apart(
                truth.uniqueVisits.by(Key.Zone::ever),
                ours.uniqueVisits.by(Key.Zone::ever),
                "nobody was in a zone while the floor was watched");
    }
}
