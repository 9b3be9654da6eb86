package org.aisleflow.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.BatchPoints;
import org.influxdb.dto.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InfluxHistoryIT implements HistoryContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static RunningInflux influx;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final String database = "t" + DATABASES.incrementAndGet();

    @SuppressWarnings("NullAway.Init") // set before each test
    private History history;

    @BeforeAll
    static void startInflux(@TempDir Path influxFolder) throws Exception {
        influx = RunningInflux.start(influxFolder);
    }

    @AfterAll
    static void stopInflux() {
        influx.close();
    }

    @BeforeEach
    void open() {
        history = history(influx.url(), database);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public void reopen() {
        history.close();
        open();
    }

    @Test
    void refusesOnlyThePointThatIsBad() {
        // Somebody wrote text where visits has numbers, in the shard of that day.
        history.write(List.of(Samples.footfall(NINE, 1, 0)));
        writeText();

        List<Refused> refused =
                history.write(
                        List.of(
                                Samples.footfall(NINE, 2, 0),
                                Samples.visits(NINE),
                                Samples.footfall(NINE.plusSeconds(60), 3, 0)));

        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().fact()).isEqualTo(Samples.visits(NINE));
        assertThat(refused.getFirst().why()).contains("field type conflict");
        assertThat(history.footfall(Samples.CORNER, HOUR))
                .extracting(FootfallWindow::in)
                .containsExactly(2L, 3L);
    }

    @Test
    void isUnavailableWhileTheServerIsAwayAndWritesWhenItIsBack() throws Exception {
        int port = RunningInflux.freePort();
        URI url = URI.create("http://127.0.0.1:" + port);
        try (History early = history(url, database)) {
            assertThatThrownBy(() -> early.write(List.of(Samples.footfall(NINE, 1, 0))))
                    .isInstanceOf(HistoryUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + port);

            try (RunningInflux late = RunningInflux.start(folder, port)) {
                assertThat(late.url()).isEqualTo(url);
                early.write(List.of(Samples.footfall(NINE, 1, 0)));

                assertThat(early.footfall(Samples.CORNER, HOUR)).hasSize(1);
            }
        }
    }

    private static History history(URI url, String database) {
        return new HistorySettings.Influx(url, database, null, null).open();
    }

    private void writeText() {
        try (InfluxDB client = InfluxDBFactory.connect(influx.url().toString())) {
            client.write(
                    BatchPoints.database(database)
                            .point(
                                    Point.measurement("visits")
                                            .tag("store", "corner")
                                            .time(NINE.toEpochMilli(), TimeUnit.MILLISECONDS)
                                            .addField("visits", "many")
                                            .build())
                            .build());
        }
    }
}
