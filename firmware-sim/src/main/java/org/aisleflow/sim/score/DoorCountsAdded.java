package org.aisleflow.sim.score;

/** What the pipeline adds to, or loses of, what door sensors reported. */
final class DoorCountsAdded implements Claim {
    private static final Label LABEL =
            new Label(
                    "door counts, added error",
                    "|counted − reported by the sensors| per door, direction and quarter hour, summed / all reported",
                    Unit.COUNT,
                    Target.atMost(0));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return Finding.apart(truth.reported, ours.doors, "no door sensor reported anybody");
    }
}
