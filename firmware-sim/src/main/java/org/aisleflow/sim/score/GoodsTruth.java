package org.aisleflow.sim.score;

import java.time.Instant;
import java.util.Set;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.Sku;
import org.jspecify.annotations.Nullable;

/** Finds the newest stock, and adds up lost sales and excursions. */
final class GoodsTruth {
    private final Period period;
    private final TruthNumbers numbers;
    private final LoggerReports reports;
    private final Set<Key.Quarter> watched;

    GoodsTruth(
            Period period, TruthNumbers numbers, LoggerReports reports, Set<Key.Quarter> watched) {
        this.period = period;
        this.numbers = numbers;
        this.reports = reports;
        this.watched = watched;
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
        if (line.text("what").equals("lost") && isWatched(line)) {
            numbers.lostUnits += line.number("units");
        }
    }

    private boolean isWatched(TruthLine line) {
        Instant quarter = Period.quarterOf(line.time("time"));
        return watched.contains(new Key.Quarter(line.store(), quarter));
    }

    private void excursion(TruthLine line) {
        Excursion excursion =
                new Excursion(
                        new Key.Device(line.store(), line.id("logger", DeviceId::of)),
                        line.time("from"),
                        line.time("to"));
        if (period.contains(excursion.to()) && reports.reportedIn(excursion)) {
            numbers.excursions.add(excursion);
        }
    }
}
