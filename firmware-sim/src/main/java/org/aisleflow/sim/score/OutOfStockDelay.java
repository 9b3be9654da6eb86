package org.aisleflow.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How well it is known since when a shelf is empty. */
final class OutOfStockDelay implements Claim {
    private static final Label LABEL =
            new Label(
                    "out of stock, delay",
                    "mean of |alert's since − true since|, over alerts about shelves that became empty while watched",
                    Unit.MINUTES,
                    Target.none(Unit.MINUTES));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        double minutes = 0;
        int cases = 0;
        for (Map.Entry<Key.Product, Instant> alert : ours.outOfStock.entrySet()) {
            TruthNumbers.Shelf shelf = truth.shelves.get(alert.getKey());
            Instant since = shelf == null ? null : shelf.emptySince();
            if (since != null && isWatched(ours, alert.getKey(), since)) {
                minutes += Duration.between(since, alert.getValue()).abs().toSeconds() / 60.0;
                cases++;
            }
        }
        if (cases == 0) {
            return new Finding.NoCase(
                    "no alert is open about a shelf that became empty while watched");
        }
        return new Finding.Measured(0, minutes / cases, minutes / cases, cases + " alerts");
    }

    private static boolean isWatched(ApiNumbers ours, Key.Product product, Instant time) {
        return ours.watched.containsKey(new Key.Quarter(product.store(), Period.quarterOf(time)));
    }
}
