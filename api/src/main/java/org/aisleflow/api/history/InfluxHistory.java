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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aisleflow.contracts.facts.EntryExitWindow;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.facts.PathWindow;
import org.aisleflow.contracts.facts.QueueWindow;
import org.aisleflow.contracts.facts.ReceiptWindow;
import org.aisleflow.contracts.facts.SalesWindow;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
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
            server.write(facts.stream().map(InfluxPoints::point).toList());
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
        server.write(List.of(InfluxPoints.observed(store, arrival)));
        observed.put(store, Instant.ofEpochMilli(arrival.toEpochMilli()));
    }

    @Override
    public List<FootfallWindow> footfall(StoreId store, TimeRange range) {
        return list(InfluxPoints.FOOTFALL, store, range, InfluxPoints::footfall);
    }

    @Override
    public List<ZoneWindow> zones(StoreId store, TimeRange range) {
        return list(InfluxPoints.ZONES, store, range, InfluxPoints::zone);
    }

    @Override
    public List<VisitWindow> visits(StoreId store, TimeRange range) {
        return list(InfluxPoints.VISITS, store, range, InfluxPoints::visit);
    }

    @Override
    public List<FlowWindow> flows(StoreId store, TimeRange range) {
        return list(InfluxPoints.FLOWS, store, range, InfluxPoints::flow);
    }

    @Override
    public List<PathWindow> paths(StoreId store, TimeRange range) {
        return list(InfluxPoints.PATHS, store, range, InfluxPoints::path);
    }

    @Override
    public List<EntryExitWindow> entryExit(StoreId store, TimeRange range) {
        return list(InfluxPoints.ENTRY_EXIT, store, range, InfluxPoints::entryExit);
    }

    @Override
    public List<ReceiptWindow> receipts(StoreId store, TimeRange range) {
        return list(InfluxPoints.RECEIPTS, store, range, InfluxPoints::receipts);
    }

    @Override
    public List<QueueWindow> queues(StoreId store, TimeRange range) {
        return list(InfluxPoints.QUEUES, store, range, InfluxPoints::queue);
    }

    @Override
    public List<SalesWindow> sales(StoreId store, TimeRange range) {
        return list(InfluxPoints.SALES, store, range, InfluxPoints::sales);
    }

    @Override
    public List<PastAlert> pastAlerts(StoreId store, TimeRange range) {
        return list(InfluxPoints.PAST_ALERTS, store, range, InfluxPoints::pastAlert);
    }

    @Override
    public List<LedgerHour> ledger(StoreId store, TimeRange range) {
        return list(InfluxPoints.LEDGER, store, range, InfluxPoints::ledger);
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
                        select("\"device\", \"reportedMinutes\"", InfluxPoints.LEDGER, store, range)
                                + anyOf)
                .stream()
                .map(InfluxPoints::reported)
                .toList();
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {
        server.query(select("*", InfluxPoints.HEAT, store, range))
                .forEach(row -> each.accept(InfluxPoints.heat(row)));
    }

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        return server.query(select("\"personSeconds\"", InfluxPoints.HEAT, store, range)).stream()
                .map(InfluxPoints::presence)
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
                                        .formatted(InfluxPoints.OBSERVED, store))
                        .stream()
                        .findFirst()
                        .map(row -> row.instant("first"));
        found.ifPresent(first -> observed.put(store, first));
        return found;
    }

    @Override
    public void forgetBefore(Instant before) {
        for (String measurement : InfluxPoints.MEASUREMENTS) {
            server.query(
                    "DELETE FROM \"%s\" WHERE time < %dms"
                            .formatted(measurement, before.toEpochMilli()));
        }
    }

    private <F> List<F> list(
            String measurement, StoreId store, TimeRange range, Function<InfluxRow, F> read) {
        return server.query(select("*", measurement, store, range)).stream().map(read).toList();
    }

    private static String select(String what, String measurement, StoreId store, TimeRange range) {
        // An id has no quote in it, its form was checked when it was made.
        return "SELECT %s FROM \"%s\" WHERE \"store\" = '%s' AND time >= %dms AND time < %dms"
                .formatted(
                        what,
                        measurement,
                        store,
                        range.from().toEpochMilli(),
                        range.to().toEpochMilli());
    }

    @Override
    public void close() {
        server.close();
    }
}
