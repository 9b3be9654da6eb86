package org.aisleflow.sim.score;

import java.util.Locale;
import org.aisleflow.contracts.facts.Band;

/** What is said to have been wanted and not had, while the floor was watched. */
final class LostSales implements Claim {
    private static final Label LABEL =
            new Label(
                    "lost sales, bias",
                    "(ours − true) / true units that were wanted, not had and not replaced, while the floor was watched",
                    Unit.COUNT,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        Band told = ours.lostUnits;
        if (told == null) {
            return new Finding.NoCase("no quarter hour of the period was watched");
        }
        if (truth.lostUnits == 0) {
            return new Finding.NoCase("nothing was lost while the floor was watched");
        }
        boolean isInBand = told.low() <= truth.lostUnits && truth.lostUnits <= told.high();
        return new Finding.Measured(
                truth.lostUnits,
                told.mid(),
                (told.mid() - truth.lostUnits) / truth.lostUnits,
                String.format(
                        Locale.ROOT,
                        "P10–P90 %.1f to %.1f units, the truth is %s",
                        told.low(),
                        told.high(),
                        isInBand ? "within" : "outside"));
    }
}
