package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.FootfallWindow;
import org.aisleflow.contracts.facts.LedgerHour;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Senml.Measurement;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenmlTest {
    private static final DeviceId DEVICE = DeviceId.of("bought-1");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void computesWithWhatAPackSays() {
        bench.catalog(store(Kind.CROSSING, Map.of("in", "crossing.in", "out", "crossing.out")));

        bench.send(
                pack(
                        Bench.NOW.plusSeconds(60),
                        record("in", 0, "count", 3),
                        record("out", 0, "count", 1),
                        record("in", 60, "count", 2),
                        record("out", 60, "count", 0)));

        assertThat(bench.told(Topics.FOOTFALL))
                .extracting(FootfallWindow::start, FootfallWindow::in, FootfallWindow::out)
                .containsExactlyInAnyOrder(
                        tuple(Bench.NOW, 3L, 1L), tuple(Bench.NOW.plusSeconds(60), 2L, 0L));
        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.accepted()).isEqualTo(1);
        assertThat(hour.missing()).isZero();
        assertThat(only(bench.told(Topics.DEVICES)).device()).isEqualTo(DEVICE);
    }

    @Test
    void watchesAFreezerByAPackOfItsHistory() {
        bench.catalog(store(Kind.CLIMATE, Map.of("t", "climate.celsius")));

        bench.send(
                pack(
                        Bench.NOW.plusSeconds(240),
                        record("t", 0, "Cel", -9),
                        record("t", 60, "Cel", -8),
                        record("t", 120, "Cel", -8),
                        record("t", 180, "Cel", -8),
                        record("t", 240, "Cel", -7)));

        assertThat(only(bench.told(Topics.ALERTS)).type()).isEqualTo(Alert.Type.EXCURSION);
    }

    @Test
    void movesEveryTimeOfAPackWhoseClockWasWrong() {
        bench.catalog(store(Kind.CROSSING, Map.of("in", "crossing.in", "out", "crossing.out")));
        Envelope sent =
                pack(
                        Bench.NOW.plusSeconds(60),
                        record("in", 0, "count", 3),
                        record("out", 0, "count", 1),
                        record("in", 60, "count", 2),
                        record("out", 60, "count", 0));
        Envelope stamped =
                new Envelope(
                        sent.store(),
                        sent.device(),
                        sent.boot(),
                        sent.seq(),
                        sent.time().plusSeconds(3_600),
                        sent.deviceTime(),
                        sent.receivedAt(),
                        ClockSource.GATEWAY,
                        sent.protocol(),
                        sent.telemetry());

        bench.send(stamped);

        assertThat(bench.told(Topics.FOOTFALL))
                .extracting(FootfallWindow::start)
                .containsExactlyInAnyOrder(
                        Bench.NOW.plusSeconds(3_600), Bench.NOW.plusSeconds(3_660));
    }

    @Test
    void keepsAPackThatTheCatalogDoesNotExplain() {
        bench.catalog(store(Kind.CLIMATE, Map.of("temperature", "climate.celsius")));

        bench.send(pack(Bench.NOW, record("t", 0, "Cel", -9)));

        DeadLetter letter = only(bench.told(Topics.REJECTED));
        assertThat(letter.reason()).isEqualTo(Reason.UNMAPPED);
        assertThat(letter.detail()).contains("(t)", "bought-1");
        assertThat(letter.source()).isEqualTo("aisleflow/v1/s1/bought-1/senml");
        assertThat(new String(letter.payload().bytes(), StandardCharsets.UTF_8))
                .contains("\"n\":\"t\"");
        bench.refuse(letter);
        LedgerHour hour = only(bench.told(Topics.LEDGER));
        assertThat(hour.accepted()).isZero();
        assertThat(hour.rejected()).isEqualTo(Map.of(Reason.UNMAPPED, 1L));
        List<DeviceState> states = bench.told(Topics.DEVICES);
        assertThat(states).isEmpty();
    }

    @Test
    void keepsAPackOfADeviceThatIsNotInTheCatalog() {
        bench.send(pack(Bench.NOW, record("t", 0, "Cel", -9)));

        assertThat(only(bench.told(Topics.REJECTED)).detail())
                .contains("bought-1 is not in the catalog of store s1");
    }

    private static Envelope pack(Instant newest, Measurement... records) {
        return new Envelope(
                Sent.STORE,
                DEVICE,
                0,
                0,
                newest,
                newest,
                newest.plusMillis(200),
                ClockSource.DEVICE,
                Protocol.COAP,
                new Senml(List.of(records)));
    }

    private static Measurement record(String name, int second, String unit, double value) {
        double time = Bench.NOW.getEpochSecond() + second;
        return new Measurement(name, unit, time, value, null, null, null, null, null, Map.of());
    }

    private static Store store(Kind kind, Map<String, String> names) {
        Device device =
                Device.builder(DEVICE, kind, 60)
                        .line(kind == Kind.CROSSING ? Sent.LINE : null)
                        .celsius(
                                null,
                                kind == Kind.CLIMATE ? -18.0 : null,
                                kind == Kind.CLIMATE ? 180.0 : null)
                        .senml(names)
                        .build();
        return Store.builder(Sent.STORE, "Shop", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(10, 10)
                .doors(List.of(new Door(Sent.LINE, List.of(new Point(0, 0), new Point(2, 0)))))
                .devices(List.of(device))
                .build();
    }

    private static <T> T only(List<T> told) {
        assertThat(told).hasSize(1);
        return told.getFirst();
    }
}
