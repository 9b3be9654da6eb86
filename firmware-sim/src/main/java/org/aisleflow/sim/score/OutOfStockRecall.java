package org.aisleflow.sim.score;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many of the empty shelves are noticed. */
final class OutOfStockRecall implements Claim {
    private static final Duration TIME_TO_NOTICE = Duration.ofMinutes(5);

    private static final Label LABEL =
            new Label(
                    "out of stock, recall",
                    "empty shelves with an open alert / shelves that have been empty for 5 minutes, at present; error: the rest",
                    Unit.COUNT,
                    Target.none(Unit.SHARE));

    @Override
    public Label label() {
        return LABEL;
    }

    @Override
    public Finding compare(TruthNumbers truth, ApiNumbers ours) {
        Instant longAgo = truth.newest.minus(TIME_TO_NOTICE);
        Set<Key.Product> empty =
                truth.shelves.entrySet().stream()
                        .filter(shelf -> isEmptySince(shelf.getValue(), longAgo))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        long noticed = empty.stream().filter(ours.outOfStock::containsKey).count();
        return Finding.rightIn((double) noticed, empty.size(), "no shelf is empty");
    }

    private static boolean isEmptySince(TruthNumbers.Shelf shelf, Instant longAgo) {
        Instant since = shelf.emptySince();
        return since != null && !since.isAfter(longAgo);
    }
}
