package org.aisleflow.sim.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.sim.sending.Destination;
import org.aisleflow.sim.sending.DeviceKeys;
import org.aisleflow.sim.sending.DirectLinks;
import org.aisleflow.sim.sending.Mosquitto;
import org.aisleflow.sim.sending.MqttListener;
import org.aisleflow.sim.world.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRunIT {
    private static final StoreId STORE = StoreId.of("load");

    @TempDir private Path folder = Path.of("");

    private static LoadReport run(LoadPlan plan, Destination destination) throws Exception {
        try (DirectLinks links =
                new DirectLinks(destination, DeviceKeys.same(CoapsGateway.KEY), new Seeds(1))) {
            return new LoadRun(plan, links, Clock.systemUTC(), LoadRun.silent()).run();
        }
    }

    @Test
    void hundredsOfDevicesOverBothProtocolsSendAtTheRateThatWasAsked() throws Exception {
        try (Mosquitto broker = Mosquitto.start(folder);
                // Without a subscriber, a broker says that nobody has kept the message.
                MqttListener _ = new MqttListener(broker.port(), (_, _) -> {});
                CoapsGateway gateway = new CoapsGateway(0)) {
            LoadPlan plan = new LoadPlan(STORE, 200, 60, 300, Duration.ofSeconds(3), true);

            LoadReport report =
                    run(plan, Destination.gateway("127.0.0.1", broker.port(), gateway.port()));

            assertThat(report.connected()).isEqualTo(260);
            assertThat(report.sent()).isEqualTo(900);
            assertThat(report.acknowledged()).isEqualTo(900);
            assertThat(report.lost() + report.refused()).isZero();
            assertThat(report.took()).isGreaterThan(Duration.ofMillis(2_900));
            assertThat(report.latencyMicros().getTotalCount()).isEqualTo(900);
            assertThat(report.latencyMillis(50)).isPositive();
            assertThat(report.latencyMillis(99.9)).isGreaterThanOrEqualTo(report.latencyMillis(50));
            // One message each before the measurement, and 60 of every 260 afterwards.
            assertThat(gateway.taken()).isBetween(60L + 900 * 60 / 260 - 60, 60L + 60 * 4);
            assertThat(report.toString()).contains("p99.9").contains("platform threads");
        }
    }

    @Test
    void whoeverCannotConnectIsSaidToBe() throws Exception {
        LoadPlan plan = new LoadPlan(STORE, 2, 0, 10, Duration.ofSeconds(1), true);
        int nobody = Mosquitto.freePort();

        LoadReport report =
                new LoadRun(
                                plan,
                                new DirectLinks(
                                        Destination.gateway("127.0.0.1", nobody, nobody),
                                        null,
                                        new Seeds(1)),
                                Clock.systemUTC(),
                                LoadRun.silent(),
                                Duration.ofSeconds(2))
                        .run();

        assertThat(report.connected()).isZero();
        assertThat(report.acknowledged()).isZero();
        assertThat(report.lost()).isEqualTo(report.sent()).isEqualTo(10);
    }
}
