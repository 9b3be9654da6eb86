package org.aisleflow.api.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.aisleflow.api.Samples;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.telemetry.Kind;
import org.junit.jupiter.api.Test;

class DeviceJudgeTest {
    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-03-04T19:00:00Z");

    /** Should report every minute. */
    private static final Device DOOR = Samples.corner().device(DeviceId.of("door-1")).orElseThrow();

    @Test
    void callsADeviceLateAndThenSilent() {
        assertThat(judge(TEN, TEN.plusSeconds(180))).isEqualTo(DeviceJudge.Reporting.OK);
        assertThat(judge(TEN, TEN.plusSeconds(181))).isEqualTo(DeviceJudge.Reporting.LATE);
        assertThat(judge(TEN, TEN.plusSeconds(600))).isEqualTo(DeviceJudge.Reporting.LATE);
        assertThat(judge(TEN, TEN.plusSeconds(601))).isEqualTo(DeviceJudge.Reporting.SILENT);
    }

    @Test
    void letsDevicesSleepWhileTheStoreIsClosed() {
        Instant nextMorning = Instant.parse("2026-03-05T07:01:00Z");

        assertThat(judge(CLOSES.minusSeconds(60), nextMorning)).isEqualTo(DeviceJudge.Reporting.OK);
        assertThat(judge(CLOSES.minusSeconds(3600), nextMorning))
                .isEqualTo(DeviceJudge.Reporting.SILENT);
    }

    @Test
    void tellsOfSilentDevicesOfTheCatalogOnly() {
        var judge = new DeviceJudge(Samples.corner(), TEN);

        Alert alert = judge.silentAlert(heard("door-1", TEN.minusSeconds(900))).orElseThrow();

        assertThat(alert.message())
                .isEqualTo(
                        "Device door-1 has not reported for 15 min of opening time; it should"
                                + " every 60 s.");
        assertThat(alert.since()).isEqualTo(TEN.minusSeconds(900));
        assertThat(judge.silentAlert(heard("stranger", TEN.minusSeconds(900)))).isEmpty();
        assertThat(judge.silentAlert(heard("door-1", TEN))).isEmpty();
    }

    @Test
    void knowsWhoWasNeverHeard() {
        assertThat(new DeviceJudge(Samples.corner(), TEN).judge(DOOR, null))
                .isEqualTo(DeviceJudge.Reporting.NEVER);
    }

    private static DeviceJudge.Reporting judge(Instant lastSeen, Instant now) {
        return new DeviceJudge(Samples.corner(), now).judge(DOOR, heard("door-1", lastSeen));
    }

    private static DeviceState heard(String device, Instant lastSeen) {
        return Samples.device(device, Kind.CROSSING, lastSeen);
    }
}
