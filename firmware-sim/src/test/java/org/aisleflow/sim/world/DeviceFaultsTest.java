package org.aisleflow.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeviceFaultsTest {
    private static Scenario withDevices(String section) {
        try (InputStream file =
                DeviceFaultsTest.class.getResourceAsStream("/scenarios/corner-shop.yaml")) {
            String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int begin = yaml.indexOf("\ndevices:");
            int end = yaml.indexOf("\nstores:");
            return ScenarioReader.parse(
                    "test", yaml.substring(0, begin) + "\n" + section + yaml.substring(end));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whatIsNotMentionedIsExact() {
        assertThat(withDevices("").devices()).isEqualTo(DeviceFaults.EXACT);
        assertThat(withDevices("devices: exact").devices()).isEqualTo(DeviceFaults.EXACT);

        DeviceFaults some = withDevices("devices: {counters: {missShare: 0.03}}").devices();

        assertThat(some.counters()).isEqualTo(new DeviceFaults.Counters(0.03, 0, 1));
        assertThat(some.overheads()).isEqualTo(DeviceFaults.EXACT.overheads());
    }

    @Test
    void whatCannotBeIsRefusedWithThePlaceAndTheRange() {
        assertThatThrownBy(() -> withDevices("devices: {counters: {missShare: 0.9}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("devices.counters")
                .hasMessageContaining("missShare is 0.9, allowed are 0.0 to 0.5");
        assertThatThrownBy(() -> withDevices("devices: {counters: {mssShare: 0.1}}"))
                .hasMessageContaining("devices.counters.mssShare is not known here");
        assertThatThrownBy(() -> withDevices("devices: wrong"))
                .hasMessageContaining("devices must hold the fields [counters");
        assertThatThrownBy(() -> withDevices("devices: {readers: {zones: [nowhere]}}"))
                .hasMessageContaining("nowhere, a zone that no store has");
        assertThatThrownBy(
                        () -> withDevices("devices: {network: {floods: [{device: d, factor: 9}]}}"))
                .hasMessageContaining("devices.network.floods[0].from is missing");
    }
}
