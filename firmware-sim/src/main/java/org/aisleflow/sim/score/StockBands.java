package org.aisleflow.sim.score;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aisleflow.contracts.facts.Band;

/** Counts the products whose true units lie in the band that is told. */
final class StockBands {
    private StockBands() {}

    static Finding within(
            TruthNumbers truth,
            ApiNumbers ours,
            Function<ApiNumbers.Belief, Band> band,
            ToDoubleFunction<TruthNumbers.Shelf> units) {
        int products = 0;
        int right = 0;
        for (Map.Entry<Key.Product, ApiNumbers.Belief> belief : ours.stock.entrySet()) {
            TruthNumbers.Shelf shelf = truth.shelves.get(belief.getKey());
            if (shelf != null) {
                Band told = band.apply(belief.getValue());
                double there = units.applyAsDouble(shelf);
                products++;
                right += told.low() <= there && there <= told.high() ? 1 : 0;
            }
        }
        return Finding.rightIn(right, products, "nothing is believed about any product");
    }
}
