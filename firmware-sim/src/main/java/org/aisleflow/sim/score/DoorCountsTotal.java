package org.aisleflow.sim.score;

/**
 * How far the counts are from who truly came, left and passed: the error of sensors and pipeline.
 */
final class DoorCountsTotal implements Claim {
    private static final Label LABEL =
            new Label(
                    "door counts, total error",
                    "|counted − true| per door and direction over the whole period, summed / all true (sensors and pipeline)",
                    Unit.COUNT,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        return Finding.apart(
                truth.crossed.by(Key.Door::ever), ours.doors.by(Key.Door::ever), "nobody came");
    }
}
