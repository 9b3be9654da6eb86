package org.aisleflow.sim.score;

import java.time.Instant;
import org.aisleflow.contracts.ids.Sku;
import org.jspecify.annotations.Nullable;

/** Finds the newest stock, and adds up lost sales and excursions. */
final class GoodsTruth {
    private final Period period;
    private final TruthNumbers numbers;

    GoodsTruth(Period period, TruthNumbers numbers) {
        this.period = period;
        this.numbers = numbers;
    }

    void read(TruthFolder folder) {
        folder.read("stock", this::stock);
        folder.read("shopping", this::shopping);
        folder.read("excursions", this::excursion);
    }

    /** Of each product, lines ascend in time. */
    private void stock(TruthLine line) {
        Key.Product product = new Key.Product(line.store(), line.id("sku", Sku::of));
        int shelf = line.number("shelf");
        int onHand =
                shelf
                        + line.number("backroom")
                        + line.number("carried")
                        + line.number("inBaskets")
                        + (line.has("misplaced") ? line.number("misplaced") : 0);
        numbers.shelves.compute(
                product,
                (_, before) ->
                        new TruthNumbers.Shelf(shelf, onHand, emptySince(before, shelf, line)));
    }

    private static @Nullable Instant emptySince(
            TruthNumbers.@Nullable Shelf before, int units, TruthLine line) {
        if (units > 0) {
            return null;
        }
        Instant since = before == null ? null : before.emptySince();
        return since == null ? line.time("time") : since;
    }

    private void shopping(TruthLine line) {
        if (line.text("what").equals("lost") && period.contains(line.time("time"))) {
            numbers.lostUnits += line.number("units");
        }
    }

    private void excursion(TruthLine line) {
        boolean touches =
                line.time("from").isBefore(period.to()) && line.time("to").isAfter(period.from());
        numbers.excursions += touches ? 1 : 0;
    }
}
