package org.aisleflow.api.stores;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.ids.ZoneId;

/** Adds the ways of several days up. */
final class PathSums {
    private final Map<List<ZoneId>, Sum> ways = new HashMap<>();

    /** By what the first ways are chosen. */
    enum Order {
        /** The most visits first. */
        COUNT,
        /**
         * The largest baskets first: the mean price of a receipt, or where no till tells prices its
         * units; then ways of which too few receipts are known.
         */
        BASKET
    }

    /** What the days of one way add up to. */
    private record Sum(long visits, long receipts, double units, double sales) {
        Sum plus(Sum other) {
            return new Sum(
                    visits + other.visits,
                    receipts + other.receipts,
                    units + other.units,
                    sales + other.sales);
        }

        PathsView.Path view(List<ZoneId> zones, long allVisits) {
            boolean bought = receipts > 0;
            return new PathsView.Path(
                    zones,
                    visits,
                    allVisits == 0 ? null : (double) visits / allVisits,
                    bought ? (Long) receipts : null,
                    bought ? (Double) (units / receipts) : null,
                    bought && sales > 0 ? (Double) (sales / receipts) : null);
        }
    }

    PathSums(Collection<PathWindow> days) {
        for (PathWindow day : days) {
            Sum sum = new Sum(day.count(), day.receipts(), day.units(), day.sales());
            ways.merge(day.zones(), sum, Sum::plus);
        }
    }

    /**
     * The first ways.
     *
     * @param most how many at most
     * @param visits visits of all ways, those left out included
     */
    List<PathsView.Path> first(int most, Order order, long visits) {
        return ways.entrySet().stream()
                .filter(way -> way.getValue().visits() > 0)
                .map(way -> way.getValue().view(way.getKey(), visits))
                .sorted(order == Order.BASKET ? byBasket() : byCount())
                .limit(most)
                .toList();
    }

    private static Comparator<PathsView.Path> byCount() {
        return Comparator.comparingLong(PathsView.Path::count)
                .reversed()
                .thenComparing(path -> path.zones().toString());
    }

    private static Comparator<PathsView.Path> byBasket() {
        Comparator<Double> largestFirst = Comparator.nullsLast(Comparator.reverseOrder());
        return Comparator.comparing(PathsView.Path::salesPerReceipt, largestFirst)
                .thenComparing(PathsView.Path::unitsPerReceipt, largestFirst)
                .thenComparing(byCount());
    }
}
