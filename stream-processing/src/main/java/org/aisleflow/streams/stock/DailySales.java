package org.aisleflow.streams.stock;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.aisleflow.contracts.facts.StockBelief.Demand;

/** Units sold per local day; days without an entry sold nothing. Days are counted since 1970. */
final class DailySales {
    static final int MOST_DAYS = 28;

    final NavigableMap<Long, Double> byDay = new TreeMap<>();

    void add(long day, double units) {
        byDay.merge(day, units, Double::sum);
    }

    void forgetBefore(long newestDay) {
        byDay.headMap(newestDay - MOST_DAYS).clear();
    }

    /**
     * Mean and sample standard deviation of the last whole days, 28 at most. Days without stock
     * count like others: what was not sold for want of stock is not guessed here.
     *
     * @param firstDay the first day that counts
     * @param newestDay the store's newest day with sales, which is not over
     */
    Demand demand(long firstDay, long newestDay) {
        long from = Math.max(firstDay, newestDay - MOST_DAYS);
        int days = (int) Math.max(0, newestDay - from);
        if (days == 0) {
            return new Demand(0, 0, 0);
        }
        double sum = 0;
        double squares = 0;
        Map<Long, Double> sold = byDay.subMap(from, newestDay);
        for (double units : sold.values()) {
            sum += units;
        }
        double mean = sum / days;
        for (double units : sold.values()) {
            squares += (units - mean) * (units - mean);
        }
        squares += (days - sold.size()) * mean * mean;
        double sd = days < 2 ? 0 : Math.sqrt(squares / (days - 1));
        return new Demand(Math.max(0, mean), sd, days);
    }
}
