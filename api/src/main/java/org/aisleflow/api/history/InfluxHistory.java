package org.aisleflow.api.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.influxdb.InfluxDBException;

/**
 * History in InfluxDB, by line protocol and InfluxQL, which 1.6 to 3 Core understand. Writes are
 * synchronous. What the server refuses as bad (400, 413, 422) is split until the bad point is
 * alone, and only that one is refused; every other failure, a wrong password too, means that
 * history is unavailable and nothing is given up.
 */
final class InfluxHistory implements History {
    private static final int MOST_POINTS = 5_000;

    private final InfluxServer server;
    private final Map<StoreId, Instant> observed = new ConcurrentHashMap<>();

    private InfluxHistory(InfluxServer server) {
        this.server = server;
    }

    /** Does not need the server yet: it may come later. */
    static InfluxHistory connect(HistorySettings.Influx settings) {
        return new InfluxHistory(InfluxServer.connect(settings));
    }

    @Override
    public List<Refused> write(Collection<? extends WindowFact> facts) {
        List<Refused> refused = new ArrayList<>();
        List<WindowFact> all = List.copyOf(facts);
        for (int from = 0; from < all.size(); from += MOST_POINTS) {
            writeSome(all.subList(from, Math.min(all.size(), from + MOST_POINTS)), refused);
        }
        EarliestArrivals.of(facts).forEach(this::observe);
        return refused;
    }

    private void writeSome(List<WindowFact> facts, List<Refused> refused) {
        try {
            server.write(facts.stream().map(InfluxMeasurements::point).toList());
        } catch (InfluxDBException bad) {
            if (facts.size() == 1) {
                refused.add(new Refused(facts.getFirst(), String.valueOf(bad.getMessage())));
                return;
            }
            int half = facts.size() / 2;
            writeSome(facts.subList(0, half), refused);
            writeSome(facts.subList(half, facts.size()), refused);
        }
    }

    private void observe(StoreId store, Instant arrival) {
        Optional<Instant> known = firstArrival(store);
        if (known.isPresent() && !arrival.isBefore(known.get())) {
            return;
        }
        server.write(List.of(InfluxMeasurements.observed(store, arrival)));
        observed.put(store, Instant.ofEpochMilli(arrival.toEpochMilli()));
    }

    @Override
    public <F extends WindowFact> List<F> windows(Class<F> type, StoreId store, TimeRange range) {
        InfluxMeasurement<F> measurement = InfluxMeasurements.of(type);
        return server.query(select("*", measurement, store, range)).stream()
                .map(measurement::read)
                .toList();
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, DeviceId device, TimeRange range) {
        InfluxMeasurement<LedgerHour> hours = InfluxMeasurements.of(LedgerHour.class);
        String ofDevice = " AND \"device\" = '%s'".formatted(device);
        return server.query(select("*", hours, store, range) + ofDevice).stream()
                .map(hours::read)
                .toList();
    }

    @Override
    public List<Reported> reported(StoreId store, TimeRange range, Set<DeviceId> devices) {
        if (devices.isEmpty()) {
            return List.of();
        }
        String anyOf =
                devices.stream()
                        .map("\"device\" = '%s'"::formatted)
                        .collect(Collectors.joining(" OR ", " AND (", ")"));
        return server
                .query(
                        select(
                                        "\"device\", \"reportedMinutes\"",
                                        InfluxMeasurements.of(LedgerHour.class),
                                        store,
                                        range)
                                + anyOf)
                .stream()
                .map(InfluxDevices::reported)
                .toList();
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {
        InfluxMeasurement<HeatWindow> heat = InfluxMeasurements.of(HeatWindow.class);
        server.query(select("*", heat, store, range)).forEach(row -> each.accept(heat.read(row)));
    }

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        InfluxMeasurement<HeatWindow> heat = InfluxMeasurements.of(HeatWindow.class);
        return server.query(select("\"personSeconds\"", heat, store, range)).stream()
                .map(InfluxFloor::presence)
                .toList();
    }

    @Override
    public Optional<Instant> firstArrival(StoreId store) {
        Instant known = observed.get(store);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Instant> found =
                server
                        .query(
                                "SELECT \"first\" FROM \"%s\" WHERE \"store\" = '%s'"
                                        .formatted(InfluxMeasurements.OBSERVED, store))
                        .stream()
                        .findFirst()
                        .map(row -> row.instant("first"));
        found.ifPresent(first -> observed.put(store, first));
        return found;
    }

    @Override
    public void forgetBefore(Instant before) {
        for (InfluxMeasurement<?> measurement : InfluxMeasurements.ALL) {
            server.query(
                    "DELETE FROM \"%s\" WHERE time < %dms"
                            .formatted(measurement.name(), before.toEpochMilli()));
        }
    }

    private static String select(
            String what, InfluxMeasurement<?> measurement, StoreId store, TimeRange range) {
        // An id has no quote in it, its form was checked when it was made.
        return "SELECT %s FROM \"%s\" WHERE \"store\" = '%s' AND time >= %dms AND time < %dms"
                .formatted(
                        what,
                        measurement.name(),
                        store,
                        range.from().toEpochMilli(),
                        range.to().toEpochMilli());
    }

    @Override
    public void close() {
        server.close();
    }
}
