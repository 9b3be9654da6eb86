package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One device at a hundred times its rate does not make the others wait. */
class NoisyDeviceIT {
    private static final int QUIET = 20;
    private static final int PER_SECOND = 20;
    private static final Duration INTERVAL = Duration.ofMillis(1_000 / PER_SECOND);
    private static final int NOISE = 100;
    private static final double MOST = 1.5;

    /** The p99 of the others' acknowledgements, in nanoseconds, without the noise and with it. */
    private record Turn(long alone, long beside) {}

    @Test
    @Timeout(900)
    void doesNotRaiseTheWaitOfTheOthers(@TempDir Path folder) throws Exception {
        try (OpenShop shop =
                        OpenShop.open(folder, Map.of("messagesPerSecond", "" + 2 * PER_SECOND));
                TestFleet quiet =
                        TestFleet.start(
                                "quiet",
                                QUIET,
                                INTERVAL,
                                () -> shop.gateway().mqttPort().orElseThrow())) {
            double ratio = ratio(shop.gateway(), quiet);

            assertThat(shop.gateway().counters().slowed()).isPositive();
            assertThat(ratio).isLessThan(MOST);
            try (Account account = new Account(shop.kafka().bootstrapServers())) {
                account.balances(quiet.stop());
            }
        }
    }

    /**
     * By turns, so that what else the machine does weighs on both; and on, up to a bound, while the
     * machine is so uneven that they differ by chance.
     */
    private static double ratio(Gateway gateway, TestFleet quiet) {
        Duration length = FaultLength.of(Duration.ofMillis(1_200), Duration.ofSeconds(20));
        measure(quiet, length);
        List<Turn> turns = new ArrayList<>();
        double ratio = Double.POSITIVE_INFINITY;
        while (turns.size() < 4 || (ratio >= MOST && turns.size() < 12)) {
            long alone = measure(quiet, length);
            Thread noise = Thread.startVirtualThread(() -> makeNoise(gateway));
            long beside = measure(quiet, length);
            noise.interrupt();
            turns.add(new Turn(alone, beside));
            ratio =
                    (double) median(turns.stream().map(Turn::beside).toList())
                            / median(turns.stream().map(Turn::alone).toList());
        }
        System.out.printf(
                "p99 of %d devices, medians of %d turns of %s: %.1f ms alone, %.1f ms beside one at %d times its rate: ratio %.2f%n",
                QUIET,
                turns.size(),
                length,
                median(turns.stream().map(Turn::alone).toList()) / 1e6,
                median(turns.stream().map(Turn::beside).toList()) / 1e6,
                NOISE,
                ratio);
        return ratio;
    }

    /** Sends a hundred times as much as the others, and comes back when it is cut off. */
    private static void makeNoise(Gateway gateway) {
        List<String> much = LongStream.rangeClosed(1, NOISE).mapToObj(TestShop::crossing).toList();
        while (!Thread.currentThread().isInterrupted()) {
            try (MqttDevice device = new MqttDevice(gateway.mqttPort().orElseThrow(), "noisy")) {
                while (!Thread.currentThread().isInterrupted()) {
                    device.publishAll(TestShop.topic("noisy", "crossing"), much);
                    LockSupport.parkNanos(INTERVAL.toNanos());
                }
            } catch (MqttException cutOff) {
                LockSupport.parkNanos(INTERVAL.toNanos());
            }
        }
    }

    private static long measure(TestFleet fleet, Duration turn) {
        fleet.takeLatencies();
        LockSupport.parkNanos(turn.toNanos());
        List<Long> latencies = fleet.takeLatencies().stream().sorted().toList();
        return latencies.get(latencies.size() * 99 / 100);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
