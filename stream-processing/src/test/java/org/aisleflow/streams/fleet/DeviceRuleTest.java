package org.aisleflow.streams.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.streams.alerts.AlertCodec;
import org.aisleflow.streams.books.BytesIn;
import org.aisleflow.streams.books.BytesOut;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceRuleTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Climate COLD = new Climate(-20, null);

    @Test
    void knowsTheNewestMessageWhateverOrderTheyComeIn() {
        DeviceState state = DeviceRule.after(null, sent(2, 7, 70, COLD), null);

        state = DeviceRule.after(state, sent(2, 5, 50, new Status(5, "1.0", 80.0, null)), null);

        assertThat(state.seq()).isEqualTo(7);
        assertThat(state.lastTime()).isEqualTo(NINE.plusSeconds(70));
        assertThat(state.battery()).isNull();
        assertThat(state.kind()).isEqualTo(Kind.CLIMATE);
    }

    @Test
    void takesFirmwareAndBatteryFromTheStatus() {
        DeviceState state =
                DeviceRule.after(null, sent(2, 1, 10, new Status(1, "1.4", 80.0, null)), null);

        state = DeviceRule.after(state, sent(3, 1, 20, COLD), Kind.CLIMATE);

        assertThat(state.boot()).isEqualTo(3);
        assertThat(state.firmware()).isEqualTo("1.4");
        assertThat(state.battery()).isEqualTo(80.0);
        assertThat(state.kind()).isEqualTo(Kind.CLIMATE);
        assertThat(state.clockAheadSeconds()).isEqualTo(-0.2);
    }

    @Test
    void ordersUnnumberedMessagesByTheirTime() {
        DeviceState state = DeviceRule.after(null, sent(0, 0, 10, COLD), null);

        assertThat(DeviceRule.isNewest(state, sent(0, 0, 9, COLD))).isFalse();
        assertThat(DeviceRule.isNewest(state, sent(0, 0, 11, COLD))).isTrue();
    }

    @Test
    void warnsOfAWrongClockUntilItIsRight() {
        Envelope right = sent(2, 1, 10, COLD);
        Envelope wrong = wrongClock(right);

        assertThat(DeviceAlerts.clock(null, right)).isNull();
        Alert open = Objects.requireNonNull(DeviceAlerts.clock(null, wrong));
        assertThat(open.until()).isNull();
        assertThat(open.evidence()).containsEntry("aheadSeconds", "7200");
        assertThat(DeviceAlerts.clock(open, wrong)).isSameAs(open);
        Alert closed = Objects.requireNonNull(DeviceAlerts.clock(open, right));
        assertThat(closed.until()).isEqualTo(right.time());
        assertThat(closed.since()).isEqualTo(open.since());
        Alert again = Objects.requireNonNull(DeviceAlerts.clock(closed, wrong));
        assertThat(again.until()).isNull();
    }

    @Test
    void raisesOneAlertOfAClockThatDriftsAroundTheLimit() {
        Envelope now = sent(2, 1, 10, COLD);
        Alert open = Objects.requireNonNull(DeviceAlerts.clock(null, ahead(now, 121)));

        assertThat(DeviceAlerts.clock(null, ahead(now, 119))).isNull();
        assertThat(DeviceAlerts.clock(open, ahead(now, 119))).isSameAs(open);
        assertThat(DeviceAlerts.clock(open, ahead(now, 61))).isSameAs(open);
        assertThat(Objects.requireNonNull(DeviceAlerts.clock(open, ahead(now, 59))).until())
                .isEqualTo(now.time());
    }

    @Test
    void callsALowBatteryCriticalWhenItIsNearlyEmpty() {
        Alert low = Objects.requireNonNull(battery(null, 14));

        Alert critical = Objects.requireNonNull(battery(low, 4));

        assertThat(critical.severity()).isEqualTo(Alert.Severity.CRITICAL);
        assertThat(critical.since()).isEqualTo(low.since());
        assertThat(battery(critical, 14)).as("it does not get better by rest").isSameAs(critical);
    }

    @Test
    void warnsOfALowBatteryUntilItIsClearlyCharged() {
        assertThat(battery(null, 15)).isNull();

        Alert low = Objects.requireNonNull(battery(null, 14));
        assertThat(low.severity()).isEqualTo(Alert.Severity.WARNING);
        assertThat(low.message()).isEqualTo("The battery of logger is at 14 %.");
        assertThat(battery(low, 18)).isSameAs(low);
        assertThat(battery(low, 20)).isSameAs(low);
        assertThat(Objects.requireNonNull(battery(low, 21)).until()).isNotNull();
        assertThat(Objects.requireNonNull(battery(null, 4)).severity())
                .isEqualTo(Alert.Severity.CRITICAL);
    }

    @Test
    void survivesBeingStored() {
        DeviceState state =
                DeviceRule.after(null, sent(2, 1, 10, new Status(1, "1.4", 80.0, null)), null);
        DeviceState bare = DeviceRule.after(null, sent(2, 1, 10, COLD), null);
        Alert open = Objects.requireNonNull(battery(null, 3));
        Alert closed = Objects.requireNonNull(battery(open, 90));

        assertThat(stored(state)).isEqualTo(state);
        assertThat(stored(bare)).isEqualTo(bare);
        assertThat(stored(open)).isEqualTo(open);
        assertThat(stored(closed)).isEqualTo(closed);
    }

    private static DeviceState stored(DeviceState state) {
        BytesOut out = new BytesOut();
        DeviceStateCodec.CODEC.write(state, out);
        return DeviceStateCodec.CODEC.read(new BytesIn(out.toBytes()));
    }

    private static Alert stored(Alert alert) {
        BytesOut out = new BytesOut();
        AlertCodec.CODEC.write(alert, out);
        return AlertCodec.CODEC.read(new BytesIn(out.toBytes()));
    }

    private static @Nullable Alert battery(@Nullable Alert before, double percent) {
        return DeviceAlerts.battery(before, sent(2, 1, 10, new Status(1, null, percent, null)));
    }

    private static Envelope ahead(Envelope right, int seconds) {
        return new Envelope(
                right.store(),
                right.device(),
                right.boot(),
                right.seq(),
                right.time(),
                right.receivedAt().plusSeconds(seconds),
                right.receivedAt(),
                right.clock(),
                right.protocol(),
                right.telemetry());
    }

    private static Envelope wrongClock(Envelope right) {
        return new Envelope(
                right.store(),
                right.device(),
                right.boot(),
                right.seq(),
                right.receivedAt(),
                right.receivedAt().plusSeconds(7_200),
                right.receivedAt(),
                ClockSource.GATEWAY,
                right.protocol(),
                right.telemetry());
    }

    private static Envelope sent(long boot, long seq, int second, Telemetry telemetry) {
        Instant time = NINE.plusSeconds(second);
        return new Envelope(
                StoreId.of("s1"),
                DeviceId.of("logger"),
                boot,
                seq,
                time,
                time,
                time.plusMillis(200),
                ClockSource.DEVICE,
                Protocol.COAP,
                telemetry);
    }
}
