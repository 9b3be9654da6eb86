package org.aisleflow.sim.score;

/**
 * Whether people are said to be in the zone in which they are. No sighting leaves the pipeline, so
 * sums tell.
 */
final class ZoneLabels implements Claim {
    private static final Label LABEL =
            new Label(
                    "zone labels",
                    "person-seconds per zone and quarter hour: Σ|ours − true| / Σ(ours + true), the share in the wrong place",
                    Unit.SECONDS,
                    Target.atMost(0.03));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        double both = truth.staySeconds.sum() + ours.staySeconds.sum();
        if (both == 0) {
            return new Finding.NoCase("nobody was in a zone while the floor was watched");
        }
        long quarters = truth.staySeconds.keys().stream().map(Key.Zone::quarter).distinct().count();
        return new Finding.Measured(
                truth.staySeconds.sum(),
                ours.staySeconds.sum(),
                truth.staySeconds.distanceTo(ours.staySeconds) / both,
                "in %d quarter hours with somebody on a watched floor".formatted(quarters));
    }
}
