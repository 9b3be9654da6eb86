package org.aisleflow.sim.score;

/** Moves from a zone to the next. */
final class Flows implements Claim {
    private static final Label LABEL =
            new Label(
                    "flows",
                    "|ours − true| per link over the watched quarter hours, summed / all true; links under k count together",
                    Unit.COUNT,
                    Target.atMost(0.03));

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
        double apart = 0;
        Tally<Key.Quarter> others = new Tally<>();
        for (Key.Move link : truth.moves.keys()) {
            if (ours.moves.of(link) == 0) {
                others.add(link.stretch(), truth.moves.of(link));
            }
        }
        for (Key.Move link : ours.moves.keys()) {
            apart += Math.abs(ours.moves.of(link) - truth.moves.of(link));
        }
        apart += others.distanceTo(ours.hiddenMoves);
        return new Finding.Measured(
                whole, ours.moves.sum() + ours.hiddenMoves.sum(), apart / whole);
    }
}
