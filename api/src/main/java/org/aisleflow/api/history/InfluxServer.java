package org.aisleflow.api.history;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.InfluxDBIOException;
import org.influxdb.dto.BatchPoints;
import org.influxdb.dto.Point;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;

/**
 * One database of an InfluxDB. Whatever is not the data's own fault (400, 413, 422) is told as
 * {@link HistoryUnavailableException}, a wrong password too.
 */
final class InfluxServer implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final List<Integer> BAD_DATA = List.of(400, 413, 422);

    private final HistorySettings.Influx settings;
    private final InfluxDB influx;
    private volatile boolean databaseKnown;

    private InfluxServer(HistorySettings.Influx settings, InfluxDB influx) {
        this.settings = settings;
        this.influx = influx;
    }

    /** Does not need the server yet: it may come later. */
    static InfluxServer connect(HistorySettings.Influx settings) {
        OkHttpClient.Builder client =
                new OkHttpClient.Builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .readTimeout(ANSWER_TIMEOUT)
                        .writeTimeout(ANSWER_TIMEOUT)
                        .addInterceptor(InfluxServer::failUnlessDone);
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
        return new InfluxServer(settings, influx);
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

    /**
     * Writes points.
     *
     * @throws InfluxDBException if one of them is bad
     */
    void write(List<Point> points) {
        try {
            makeDatabase();
            influx.write(
                    BatchPoints.database(settings.database())
                            .precision(TimeUnit.MILLISECONDS)
                            .points(points)
                            .build());
        } catch (InfluxDBIOException away) {
            throw unavailable(away);
        }
    }

    List<InfluxRow> query(String influxQl) {
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
