package org.aisleflow.api.stores;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Says the lost sales of a range.
 *
 * @param open when the store is open
 * @param rule what was learned; null if no shelf was empty
 * @param zones each product's zone
 * @param traffic of each zone
 * @param empty when shelves were empty
 * @param range what is asked
 */
record LostSales(
        OpeningHours open,
        @Nullable LostSalesRule rule,
        Map<Sku, ZoneId> zones,
        Map<ZoneId, ZoneTraffic> traffic,
        Map<Sku, EmptyTimes> empty,
        TimeRange range) {

    LostSalesView view() {
        Substitution substitution = rule == null ? Substitution.PRIOR : rule.learnedSubstitution();
        List<LostSalesView.Product> products = new ArrayList<>();
        PickRate.Units wanted = PickRate.Units.NONE;
        for (Map.Entry<Sku, EmptyTimes> entry : empty.entrySet()) {
            Sku sku = entry.getKey();
            if (!entry.getValue().touches(range)) {
                continue;
            }
            products.add(product(sku, entry.getValue(), substitution));
            if (rule != null && rule.knows(sku)) {
                wanted = wanted.plus(rule.wanted(sku, range));
            }
        }
        products.sort(
                Comparator.comparingDouble(LostSales::lostOf)
                        .reversed()
                        .thenComparing(LostSalesView.Product::sku));
        return new LostSalesView(
                substitution.lost(wanted).band(), substitution.band(), List.copyOf(products));
    }

    private LostSalesView.Product product(Sku sku, EmptyTimes times, Substitution substitution) {
        ZoneId zone = Objects.requireNonNull(zones.get(sku));
        List<LostSalesView.Empty> ranges =
                times.within(range).stream()
                        .map(one -> new LostSalesView.Empty(one.from(), one.to()))
                        .toList();
        Double availability = availability(times);
        if (rule == null || !rule.knows(sku)) {
            return new LostSalesView.Product(
                    sku, zone, ranges, availability, null, null, null, null, null, null, null);
        }
        double visits = Objects.requireNonNull(traffic.get(zone)).visits(range);
        double exposed = rule.exposedVisits(sku, range);
        PickRate.Units wanted = rule.wanted(sku, range);
        return new LostSalesView.Product(
                sku,
                zone,
                ranges,
                availability,
                visits,
                exposed,
                visits == 0 ? null : exposed / visits,
                rule.rate(sku).band(),
                wanted.band(),
                substitution.lost(wanted).band(),
                exposed == 0 ? null : rule.countedVisits(sku, range) / exposed);
    }

    private @Nullable Double availability(EmptyTimes times) {
        Duration opened = open.openBetween(range.from(), range.to());
        return opened.isZero()
                ? null
                : 1 - times.openTime(open, range).toMillis() / (double) opened.toMillis();
    }

    private static double lostOf(LostSalesView.Product product) {
        return product.lost() == null ? 0 : product.lost().mid();
    }
}
