package org.aisleflow.api.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.StoreId;
import org.influxdb.dto.Point;

/**
 * Facts as points of InfluxDB and back. Tags are store, door, zone, device, product and the alert's
 * type and subject only; the timestamp is the window's start: writing a fact again overwrites it.
 */
final class InfluxMeasurements {
    static final List<InfluxMeasurement<?>> ALL =
            Stream.of(InfluxDoors.ALL, InfluxFloor.ALL, InfluxDevices.ALL)
                    .<InfluxMeasurement<?>>flatMap(List::stream)
                    .toList();

    /** When each store was first heard of: one point a store, at 1970, which no retention drops. */
    static final String OBSERVED = "observed";

    private static final Map<Class<?>, InfluxMeasurement<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toMap(InfluxMeasurement::type, Function.identity()));

    private InfluxMeasurements() {}

    /** The measurement of a type. */
    @SuppressWarnings("unchecked") // the map holds each measurement under the type that it has
    static <F extends WindowFact> InfluxMeasurement<F> of(Class<F> type) {
        return (InfluxMeasurement<F>)
                Objects.requireNonNull(BY_TYPE.get(type), type::getSimpleName);
    }

    @SuppressWarnings("unchecked") // the measurement of that very type
    static <F extends WindowFact> Point point(F fact) {
        return ((InfluxMeasurement<F>) of(fact.getClass())).point(fact);
    }

    static Point observed(StoreId store, Instant first) {
        return Point.measurement(OBSERVED)
                .tag("store", store.value())
                .time(0, TimeUnit.MILLISECONDS)
                .addField("first", first.toEpochMilli())
                .build();
    }
}
