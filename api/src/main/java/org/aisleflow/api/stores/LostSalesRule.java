package org.aisleflow.api.stores;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;

/**
 * What was not sold because shelves were empty. Of a product: zone visits while its shelf was empty
 * × pick rate per visit when stocked − picks of substitutes that it caused. Hours that are empty in
 * part teach nothing.
 */
final class LostSalesRule {
    private final Map<Sku, ZoneId> zones;
    private final Map<ZoneId, ZoneTraffic> traffic;
    private final Map<Sku, EmptyTimes> empty;
    private final StoreSales sales;
    private final List<Instant> hours = new ArrayList<>();
    private final Map<ZoneId, Map<Instant, Double>> visits = new HashMap<>();
    private final Map<Sku, PickRate> rates = new HashMap<>();
    private final Substitution substitution;

    /**
     * Learns rates.
     *
     * @param open when the store is open
     * @param learned the range to learn from
     * @param zones each product's zone
     * @param traffic of each of these zones
     * @param empty when each product's shelf was empty; none for those that never were
     * @param sales of the range
     */
    LostSalesRule(
            OpeningHours open,
            TimeRange learned,
            Map<Sku, ZoneId> zones,
            Map<ZoneId, ZoneTraffic> traffic,
            Map<Sku, EmptyTimes> empty,
            StoreSales sales) {
        this.zones = zones;
        this.traffic = traffic;
        this.empty = empty;
        this.sales = sales;
        hours.addAll(hoursOf(open, learned));
        zones.keySet().forEach(this::learn);
        this.substitution = substitution();
    }

    /** Whole hours in which the store is open at some time. */
    private static Set<Instant> hoursOf(OpeningHours open, TimeRange range) {
        Set<Instant> hours = new TreeSet<>();
        for (TimeRange day : open.touching(range)) {
            Instant hour = Windows.startOf(day.from(), Windows.SALES);
            for (; hour.isBefore(day.to()); hour = hour.plus(Windows.SALES)) {
                if (!hour.isBefore(range.from()) && !end(hour).isAfter(range.to())) {
                    hours.add(hour);
                }
            }
        }
        return hours;
    }

    private void learn(Sku sku) {
        ZoneTraffic there = traffic(sku);
        PickRate.Seen seen = PickRate.Seen.NOTHING;
        for (Instant hour : hours) {
            if (!times(sku).touches(range(hour))) {
                seen = seen.with(sales.in(sku, hour), visits(sku, hour), there.isCounted(hour));
            }
        }
        if (seen.visits() > 0) {
            rates.put(sku, PickRate.of(seen));
        }
    }

    /** From all hours of all zones in which some were out and others were not. */
    private Substitution substitution() {
        double excess = 0;
        double wanted = 0;
        double expected = 0;
        for (ZoneId zone : traffic.keySet()) {
            List<Sku> products =
                    rates.keySet().stream().filter(sku -> zone.equals(zones.get(sku))).toList();
            for (Instant hour : hours) {
                if (products.stream().anyMatch(sku -> times(sku).covers(range(hour)))) {
                    for (Sku sku : products) {
                        double usual = rate(sku).mean() * visits(sku, hour);
                        if (times(sku).covers(range(hour))) {
                            wanted += usual;
                        } else if (!times(sku).touches(range(hour))) {
                            excess += sales.in(sku, hour) - usual;
                            expected += usual;
                        }
                    }
                }
            }
        }
        return Substitution.learned(excess, wanted, expected);
    }

    /** What was learned about shoppers who find an empty shelf. */
    Substitution learnedSubstitution() {
        return substitution;
    }

    /** Whether the product's rate is known. */
    boolean knows(Sku sku) {
        return rates.containsKey(sku);
    }

    /** Its rate; ask before whether it is known. */
    PickRate rate(Sku sku) {
        PickRate rate = rates.get(sku);
        if (rate == null) {
            throw new IllegalArgumentException("nothing is known of " + sku);
        }
        return rate;
    }

    /** Visits of its zone while its shelf was empty: how many met the empty shelf. */
    double exposedVisits(Sku sku, TimeRange asked) {
        return times(sku).within(asked).stream().mapToDouble(traffic(sku)::visits).sum();
    }

    /** Those of them that were counted and not inferred from the doors. */
    double countedVisits(Sku sku, TimeRange asked) {
        return times(sku).within(asked).stream().mapToDouble(traffic(sku)::countedVisits).sum();
    }

    /** Units that would have been taken from the shelf had it not been empty. */
    PickRate.Units wanted(Sku sku, TimeRange asked) {
        return rate(sku).units(exposedVisits(sku, asked));
    }

    private ZoneTraffic traffic(Sku sku) {
        ZoneTraffic there = traffic.get(zones.get(sku));
        if (there == null) {
            throw new IllegalArgumentException("nobody knows where " + sku + " lies");
        }
        return there;
    }

    private double visits(Sku sku, Instant hour) {
        ZoneTraffic there = traffic(sku);
        return visits.computeIfAbsent(zones.get(sku), _ -> new HashMap<>())
                .computeIfAbsent(hour, _ -> there.visits(range(hour)));
    }

    private EmptyTimes times(Sku sku) {
        return empty.getOrDefault(sku, EmptyTimes.NEVER);
    }

    private static TimeRange range(Instant hour) {
        return new TimeRange(hour, end(hour));
    }

    private static Instant end(Instant hour) {
        return hour.plus(Duration.ofHours(1));
    }
}
