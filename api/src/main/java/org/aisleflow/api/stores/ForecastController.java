package org.aisleflow.api.stores;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aisleflow.api.history.History;
import org.aisleflow.api.history.TimeRange;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.Windows;

/** What to expect at the doors. */
@Controller("/api/v1/stores/{store}/footfall/forecast")
@ExecuteOn(TaskExecutors.IO)
@Tag(name = "stores")
final class ForecastController {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PAST = Duration.ofDays(7 * 11);
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final double WELL_COUNTED = 0.9;

    private final KnownStores stores;
    private final History history;
    private final StoreEvidence evidence;
    private final Clock clock;

    ForecastController(KnownStores stores, History history, StoreEvidence evidence, Clock clock) {
        this.stores = stores;
        this.history = history;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * People in, hour by hour for the coming 7 days, with quantiles.
     *
     * @param store the store
     * @return the forecast and how well it did on weeks held out
     */
    @Get
    ForecastView forecast(String store) {
        Store found = stores.get(store);
        Instant thisHour = Windows.startOf(clock.instant(), HOUR);
        Map<Instant, Long> known = known(found, new TimeRange(thisHour.minus(PAST), thisHour));
        var forecast = new FootfallForecast(found.timezone(), known, thisHour);
        List<ForecastView.Hour> hours = new ArrayList<>();
        for (Instant hour : openHours(found, new TimeRange(thisHour, thisHour.plus(AHEAD)))) {
            hours.add(new ForecastView.Hour(hour, forecast.at(hour)));
        }
        return new ForecastView(
                forecast.method().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                known.size(),
                forecast.pinball(),
                forecast.naivePinball(),
                hours);
    }

    private Map<Instant, Long> known(Store store, TimeRange past) {
        Map<Instant, Long> people = new HashMap<>();
        for (FootfallWindow window : history.footfall(store.id(), past)) {
            people.merge(Windows.startOf(window.start(), HOUR), window.in(), Long::sum);
        }
        Coverage coverage = evidence.coverage(store, Sensors.crossings(store, null), past);
        Map<Instant, Long> known = new HashMap<>();
        for (Instant hour : openHours(store, past)) {
            Double share = coverage.of(new TimeRange(hour, hour.plus(HOUR)));
            if (share != null && share >= WELL_COUNTED) {
                known.put(hour, people.getOrDefault(hour, 0L));
            }
        }
        return known;
    }

    private static List<Instant> openHours(Store store, TimeRange range) {
        List<Instant> hours = new ArrayList<>();
        for (TimeRange open : new OpeningHours(store).touching(range)) {
            Instant hour = Windows.startOf(open.from(), HOUR);
            for (; hour.isBefore(open.to()); hour = hour.plus(HOUR)) {
                boolean isNew = hours.isEmpty() || hours.getLast().isBefore(hour);
                if (range.contains(hour) && isNew) {
                    hours.add(hour);
                }
            }
        }
        return hours;
    }
}
