package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.api.facts.LatestFacts;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.api.http.Ranges;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.Sku;
import org.aisleflow.contracts.ids.ZoneId;
import org.jspecify.annotations.Nullable;

/** What was not sold because shelves were empty. */
@Controller("/api/v1/stores/{store}/lost-sales")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class LostSalesController {
    /** Rates are learned from so long before the end of what is asked, or from all of it. */
    private static final Duration LEARNED = Duration.ofDays(28);

    private static final double WELL_WATCHED = 0.95;

    private final KnownStores stores;
    private final Ranges ranges;
    private final History history;
    private final LatestFacts facts;
    private final StoreEvidence evidence;
    private final Clock clock;

    LostSalesController(
            KnownStores stores,
            Ranges ranges,
            History history,
            LatestFacts facts,
            StoreEvidence evidence,
            Clock clock) {
        this.stores = stores;
        this.ranges = ranges;
        this.history = history;
        this.facts = facts;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Lost sales, on-shelf availability and exposed out-of-stock of the products whose shelf was
     * empty: zone visits meanwhile × pick rate per visit when stocked − picks of substitutes.
     *
     * @param asked the store and the range
     * @return units lost, with a band, and the products with their evidence
     */
    @Get
    LostSalesView lostSales(@RequestBean Asked asked) {
        Store found = stores.get(asked.store());
        TimeRange range = ranges.of(asked.from(), asked.to());
        OpeningHours open = new OpeningHours(found);
        Map<Sku, ZoneId> zones = zones(found);
        TimeRange learned = learned(range);
        Map<Sku, EmptyTimes> empty = emptyTimes(found, zones, learned);
        Map<ZoneId, ZoneTraffic> traffic = traffic(found, learned);
        zones.values().removeIf(zone -> !isKnown(traffic.get(zone)));
        LostSalesRule rule =
                empty.isEmpty()
                        ? null
                        : new LostSalesRule(
                                open,
                                learned,
                                zones,
                                traffic,
                                empty,
                                new StoreSales(history.sales(found.id(), learned)));
        return new LostSales(open, rule, zones(found), traffic, empty, range).view();
    }

    private static boolean isKnown(@Nullable ZoneTraffic traffic) {
        return traffic != null && traffic.isKnown();
    }

    private static TimeRange learned(TimeRange range) {
        Instant begin = range.to().minus(LEARNED);
        return new TimeRange(begin.isBefore(range.from()) ? begin : range.from(), range.to());
    }

    /** Of a product on several shelves, the zone of the first. */
    private static Map<Sku, ZoneId> zones(Store store) {
        Map<Sku, ZoneId> zones = new TreeMap<>();
        for (Shelf shelf : store.shelves()) {
            zones.putIfAbsent(shelf.sku(), shelf.zone());
        }
        return zones;
    }

    private Map<Sku, EmptyTimes> emptyTimes(
            Store store, Map<Sku, ZoneId> zones, TimeRange learned) {
        Instant now = clock.instant();
        Stream<Alert> open =
                facts.alerts().of(store.id()).stream().filter(alert -> alert.until() == null);
        Map<Sku, List<Alert>> alerts =
                Stream.concat(open, new AlertSearch(history).closed(store.id(), learned))
                        .filter(alert -> alert.type() == Alert.Type.OUT_OF_STOCK)
                        .collect(Collectors.groupingBy(alert -> Sku.of(alert.about())));
        Map<Sku, EmptyTimes> empty = new TreeMap<>();
        alerts.forEach((sku, ofProduct) -> {
            if (zones.containsKey(sku)) {
                empty.put(sku, EmptyTimes.of(ofProduct, now));
            }
        });
        return empty;
    }

    private Map<ZoneId, ZoneTraffic> traffic(Store store, TimeRange learned) {
        SeenFloor floor = new SeenFloor(store);
        Coverage coverage = evidence.coverage(store, floor.sensors(), learned);
        List<ZoneWindow> windows = history.zones(store.id(), learned);
        List<FootfallWindow> doors = history.footfall(store.id(), learned);
        Map<ZoneId, ZoneTraffic> traffic = new HashMap<>();
        for (Zone zone : store.zones()) {
            Coverage ofZone = coverage.only(floor.sensorsOf(zone));
            traffic.put(
                    zone.id(),
                    new ZoneTraffic(zone.id(), windows, doors, hour -> isWatched(ofZone, hour)));
        }
        return traffic;
    }

    private static boolean isWatched(Coverage coverage, Instant hour) {
        Double share = coverage.of(new TimeRange(hour, hour.plus(Windows.LEDGER)));
        return share != null && share >= WELL_WATCHED;
    }
}
