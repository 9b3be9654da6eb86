package org.aisleflow.sim.score;

import java.util.List;

/**
 * How many of the times at which it was too warm or too cold are noticed. One during which the
 * logger told nothing (the past is told without temperatures) could not be, and is left out.
 */
final class Excursions implements Claim {
    private static final Label LABEL =
            new Label(
                    "excursions found",
                    "excursions of the period, while their logger reported, with an alert at the same time / all; error: the rest",
                    Unit.COUNT,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        long found = truth.excursions.stream().filter(one -> isFound(one, ours.excursions)).count();
        return Finding.rightIn(
                (double) found,
                truth.excursions.size(),
                "no excursion ended in the period while its logger reported");
    }

    private static boolean isFound(Excursion excursion, List<Excursion> told) {
        return told.stream().anyMatch(excursion::meets);
    }
}
