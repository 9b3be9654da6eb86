package org.aisleflow.streams.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.topics.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final DeviceId FREEZER = DeviceId.of("freezer-1");

    private final Bench bench = new Bench();
    private int seq;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void opensAnAlertWhenAFreezerIsWarmForTooLongAndClosesItWhenItIsCold() {
        bench.catalog(store());
        for (int minute = 0; minute < 5; minute++) {
            bench.send(said(minute, new Climate(-10 + minute, null)));
        }

        Alert open = only(bench.told(Topics.ALERTS));
        assertThat(open.type()).isEqualTo(Alert.Type.EXCURSION);
        assertThat(open.about()).isEqualTo("freezer-1");
        assertThat(open.since()).isEqualTo(Bench.NOW);
        assertThat(open.evidence()).containsEntry("extremeCelsius", "-6.0");

        bench.send(said(5, new Climate(-19, null)));

        assertThat(only(bench.told(Topics.ALERTS)).until()).isEqualTo(at(5));
        bench.send(said(6, new Climate(-19, null)));
        assertThat(bench.told(Topics.ALERTS)).isEmpty();
    }

    @Test
    void tellsHistoryEveryExcursionThatIsOverHoweverFastTheyFollow() {
        bench.catalog(store());
        for (int minute = 0; minute < 12; minute++) {
            double celsius = minute % 6 == 5 ? -19 : -10;
            bench.send(said(minute, new Climate(celsius, null)));
        }

        assertThat(bench.told(Topics.PAST_ALERTS))
                .extracting(PastAlert::series, PastAlert::start, PastAlert::until)
                .containsExactly(
                        tuple("excursion~freezer-1", at(0), at(5)),
                        tuple("excursion~freezer-1", at(6), at(11)));
        assertThat(bench.told(Topics.PAST_ALERTS)).isEmpty();
    }

    @Test
    void tellsWhatIsKnownOfADevice() {
        bench.catalog(store());
        bench.send(said(0, new Status(1, "1.4", 90.0, 5.0)), said(1, new Climate(-19, null)));

        DeviceState state = only(bench.told(Topics.DEVICES));

        assertThat(state.kind()).isEqualTo(Kind.CLIMATE);
        assertThat(state.seq()).isEqualTo(2);
        assertThat(state.lastTime()).isEqualTo(at(1));
        assertThat(state.firmware()).isEqualTo("1.4");
        assertThat(state.battery()).isEqualTo(90.0);
    }

    @Test
    void opensAnAlertForALowBattery() {
        bench.send(said(0, new Status(1, null, 9.0, null)));

        Alert alert = only(bench.told(Topics.ALERTS));

        assertThat(alert.id()).isEqualTo("low-battery~freezer-1");
        assertThat(alert.until()).isNull();
    }

    private static Store store() {
        Device freezer =
                Device.builder(FREEZER, Kind.CLIMATE, 60).celsius(null, -18.0, 180.0).build();
        return Store.builder(Sent.STORE, "Shop", ZoneOffset.UTC)
                .open(LocalTime.of(8, 0), LocalTime.of(20, 0))
                .extent(10, 10)
                .devices(List.of(freezer))
                .build();
    }

    private Envelope said(int minute, Telemetry telemetry) {
        seq++;
        return Sent.message(FREEZER, 2, seq, at(minute), at(minute).plusMillis(100), telemetry);
    }

    private static Instant at(int minute) {
        return Bench.NOW.plusSeconds(60L * minute);
    }

    private static <T> T only(List<T> told) {
        assertThat(told).hasSize(1);
        return told.getFirst();
    }
}
