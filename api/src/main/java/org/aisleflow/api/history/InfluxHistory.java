package org.aisleflow.api.history;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.aisleflow.contracts.facts.FlowWindow;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.HeatWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.facts.VisitWindow;
import org.aisleflow.contracts.facts.WindowFact;
import org.aisleflow.contracts.facts.ZoneWindow;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.InfluxDBIOException;
import org.influxdb.dto.BatchPoints;
import org.influxdb.dto.Point;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;

/**
 * History in InfluxDB, by line protocol and InfluxQL, which 1.6 to 3 Core understand. Writes are
 * synchronous. What the server refuses as bad (400, 413, 422) is split until the bad point is
 * alone, and only that one is refused; every other failure, a wrong password too, means that
 * history is unavailable and nothing is given up.
 */
final class InfluxHistory implements History {
    private static final int MOST_POINTS = 5_000;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final List<Integer> BAD_DATA = List.of(400, 413, 422);

    private final HistorySettings.Influx settings;
    private final InfluxDB influx;
    private final Map<StoreId, Instant> observed = new ConcurrentHashMap<>();
    private volatile boolean databaseKnown;

    private InfluxHistory(HistorySettings.Influx settings, InfluxDB influx) {
        this.settings = settings;
        this.influx = influx;
    }

    /** Does not need the server yet: it may come later. */
    static InfluxHistory connect(HistorySettings.Influx settings) {
        OkHttpClient.Builder client =
                new OkHttpClient.Builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .readTimeout(ANSWER_TIMEOUT)
                        .writeTimeout(ANSWER_TIMEOUT)
                        .addInterceptor(InfluxHistory::failUnlessDone);
        String url = settings.url().toString();
        String user = settings.user();
        InfluxDB influx =
                user == null
                        ? InfluxDBFactory.connect(url, client)
                        : InfluxDBFactory.connect(
                                url,
                                user,
                                settings.password() == null ? "" : settings.password(),
                                client);
        return new InfluxHistory(settings, influx);
    }

    /** Only what is wrong with the data itself may reach the caller as an answer. */
    private static Response failUnlessDone(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful() || BAD_DATA.contains(response.code())) {
            return response;
        }
        response.close();
        throw new IOException("it answered %d".formatted(response.code()));
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
            writePoints(facts.stream().map(InfluxPoints::point).toList());
        } catch (InfluxDBIOException away) {
            throw unavailable(away);
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

    private void writePoints(List<Point> points) {
        makeDatabase();
        influx.write(
                BatchPoints.database(settings.database())
                        .precision(TimeUnit.MILLISECONDS)
                        .points(points)
                        .build());
    }

    private void observe(StoreId store, Instant arrival) {
        Optional<Instant> known = firstArrival(store);
        if (known.isPresent() && !arrival.isBefore(known.get())) {
            return;
        }
        try {
            writePoints(List.of(InfluxPoints.observed(store, arrival)));
        } catch (InfluxDBException failure) {
            throw unavailable(failure);
        }
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
        return query(
                        select("\"device\", \"reportedMinutes\"", InfluxPoints.LEDGER, store, range)
                                + anyOf)
                .stream()
                .map(InfluxPoints::reported)
                .toList();
    }

    @Override
    public void heat(StoreId store, TimeRange range, Consumer<HeatWindow> each) {
        query(select("*", InfluxPoints.HEAT, store, range))
                .forEach(row -> each.accept(InfluxPoints.heat(row)));
    }

    @Override
    public List<Presence> presence(StoreId store, TimeRange range) {
        return query(select("\"personSeconds\"", InfluxPoints.HEAT, store, range)).stream()
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
                query(
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
            query(
                    "DELETE FROM \"%s\" WHERE time < %dms"
                            .formatted(measurement, before.toEpochMilli()));
        }
    }

    private <F> List<F> list(
            String measurement, StoreId store, TimeRange range, Function<InfluxRow, F> read) {
        return query(select("*", measurement, store, range)).stream().map(read).toList();
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

    private List<InfluxRow> query(String influxQl) {
        QueryResult answer;
        try {
            makeDatabase();
            answer = influx.query(new Query(influxQl, settings.database()), TimeUnit.MILLISECONDS);
        } catch (InfluxDBException failure) {
            throw unavailable(failure);
        }
        if (answer.hasError()) {
            throw unavailable(new InfluxDBException(answer.getError()));
        }
        List<InfluxRow> rows = new ArrayList<>();
        for (QueryResult.Result result : answer.getResults()) {
            if (result.hasError()) {
                throw unavailable(new InfluxDBException(result.getError()));
            }
            if (result.getSeries() != null) {
                for (QueryResult.Series series : result.getSeries()) {
                    series.getValues()
                            .forEach(row -> rows.add(InfluxRow.of(series.getColumns(), row)));
                }
            }
        }
        return rows;
    }

    private void makeDatabase() {
        if (!databaseKnown) {
            try {
                influx.query(new Query("CREATE DATABASE \"%s\"".formatted(settings.database())));
            } catch (InfluxDBIOException away) {
                throw away;
            } catch (InfluxDBException _) {
                // A server that does not know the statement makes databases at the first write.
            }
            databaseKnown = true;
        }
    }

    private HistoryUnavailableException unavailable(InfluxDBException failure) {
        return new HistoryUnavailableException(
                "InfluxDB at %s does not answer as it should: %s"
                        .formatted(settings.url(), failure.getMessage()),
                failure);
    }

    @Override
    public void close() {
        influx.close();
    }
}
