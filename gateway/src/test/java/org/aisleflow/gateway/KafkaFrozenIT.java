package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka stops in the middle of whatever it does, for half a minute at full length, and goes on. */
@Timeout(180)
class KafkaFrozenIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void servesTheDevicesMeanwhileAndLosesNothing(@TempDir Path folder) throws Exception {
        try (var kafka = KafkaProcess.start(folder.resolve("kafka"))) {
            KafkaTopic.makeAll(kafka.bootstrapServers());
            KafkaTopic.put(kafka.bootstrapServers(), TestShop.catalogEntry());
            try (var gateway =
                            TestShop.gateway(
                                    folder.resolve("gateway"), kafka.bootstrapServers(), Map.of());
                    var fleet =
                            TestFleet.start(
                                    "frozen",
                                    5,
                                    Duration.ofMillis(20),
                                    () -> gateway.mqttPort().orElseThrow())) {
                await().atMost(PATIENCE).until(() -> fleet.acknowledged() > 100);
                fleet.takeLatencies();
                Footprint before = Footprint.now();
                long acknowledged = fleet.acknowledged();

                kafka.freeze();
                LockSupport.parkNanos(
                        FaultLength.of(Duration.ofSeconds(4), Duration.ofSeconds(30)).toNanos());
                assertThat(fleet.acknowledged()).isGreaterThan(acknowledged + 100);
                kafka.thaw();

                assertThat(Collections.max(fleet.takeLatencies()))
                        .isLessThan(Duration.ofSeconds(4).toNanos());
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(gateway.health().reasons()).isEmpty());
                try (var account = new Account(kafka.bootstrapServers())) {
                    account.balances(fleet.stop());
                }
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() -> Footprint.now().isNoLargerThan(before));
            }
        }
    }
}
