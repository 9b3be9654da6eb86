package org.aisleflow.sim.score;

/**
 * Moves from a zone to the next, by the link over all of the period. Over a few hours it is chance
 * whom sensors see on the wrong side of a place where zones meet; over days it is not
 * (docs/decisions/0431).
 */
final class Flows implements Claim {
    private static final Label LABEL =
            new Label(
                    "flows",
                    "|ours − true| per link over all watched hours, summed / all true; links under k count together; judged from 36 hours with shoppers on",
                    Unit.COUNT,
                    Target.atMost(0.03));

    private static final int LEAST_HOURS = 36;
    private static final double QUARTERS_PER_HOUR = 4;

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        double whole = truth.moves.sum();
        if (whole == 0) {
            return new Finding.NoCase("nobody went from zone to zone while the floor was watched");
        }
        Tally<Key.Move> shown = truth.moves.only(link -> ours.moves.of(link) > 0);
        double apart =
                shown.by(Key.Move::ever).distanceTo(ours.moves.by(Key.Move::ever))
                        + Math.abs(whole - shown.sum() - ours.hiddenMoves.sum());
        var found =
                new Finding.Measured(
                        whole, ours.moves.sum() + ours.hiddenMoves.sum(), apart / whole);
        double hours = hours(truth);
        return hours < LEAST_HOURS
                ? new Finding.TooEarly(
                        found,
                        "to be judged it takes %d watched hours with shoppers, these are %.1f"
                                .formatted(LEAST_HOURS, hours))
                : found;
    }

    /** With shoppers there, so that nights do not count. */
    private static double hours(TruthNumbers truth) {
        return truth.staySeconds.keys().stream()
                        .map(stay -> new Key.Quarter(stay.store(), stay.quarter()))
                        .distinct()
                        .count()
                / QUARTERS_PER_HOUR;
    }
}
