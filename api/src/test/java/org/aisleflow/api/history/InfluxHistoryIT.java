package org.aisleflow.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBFactory;
import org.influxdb.dto.BatchPoints;
import org.influxdb.dto.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InfluxHistoryIT {
    private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");
    private static final TimeRange HOUR = new TimeRange(NINE, NINE.plusSeconds(3600));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void refusesOnlyThePointThatIsBad() throws Exception {
        try (RunningInflux influx = RunningInflux.start(folder);
                History history = history(influx.url())) {
            // Somebody wrote text where visits has numbers, in the shard of that day.
            history.write(List.of(Samples.footfall(NINE, 1, 0)));
            writeText(influx.url());

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
    }

    @Test
    void isUnavailableWhileTheServerIsAwayAndWritesWhenItIsBack() throws Exception {
        int port = RunningInflux.freePort();
        try (History history = history(URI.create("http://127.0.0.1:" + port))) {
            assertThatThrownBy(() -> history.write(List.of(Samples.footfall(NINE, 1, 0))))
                    .isInstanceOf(HistoryUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + port);

            try (RunningInflux influx =
                    RunningInflux.start(Files.createDirectory(folder.resolve("late")), port)) {
                history.write(List.of(Samples.footfall(NINE, 1, 0)));

                assertThat(influx.url().getPort()).isEqualTo(port);
                assertThat(history.footfall(Samples.CORNER, HOUR)).hasSize(1);
            }
        }
    }

    private static History history(URI url) {
        return new HistorySettings.Influx(url, "aisleflow", null, null).open();
    }

    private static void writeText(URI url) {
        try (InfluxDB influx = InfluxDBFactory.connect(url.toString())) {
            influx.write(
                    BatchPoints.database("aisleflow")
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
