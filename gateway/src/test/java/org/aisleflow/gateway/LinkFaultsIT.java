package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.aisleflow.contracts.telemetry.ClockSource;
import org.aisleflow.contracts.telemetry.DeadLetter;
import org.aisleflow.contracts.telemetry.Envelope;
import org.aisleflow.contracts.telemetry.Reason;
import org.aisleflow.gateway.identity.Refusal;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Devices whose links and clocks fail, while honest ones send all the time. */
@Timeout(900)
class LinkFaultsIT {
    @RegisterExtension static final HonestDoors DOORS = new HonestDoors();

    private final Random random = new Random(20_261_128);

    @Test
    void takesARecordOfDtlsOnce() throws Exception {
        DOORS.shop().enrol("sealed-1", DOORS.shop().key("s1/sealed-1/1", HonestDoors.KEY));
        String path = "/v1/s1/sealed-1/crossing";
        int count = FaultLength.of(20, 500);
        try (var link = new UdpFaultProxy(DOORS.shop().coapsPort(), 1);
                var device = CoapsDevice.withKey(link.port(), "s1/sealed-1/1", HonestDoors.KEY)) {
            link.disturb(100, 0);
            await().atMost(HonestDoors.PATIENCE)
                    .until(() -> device.post(path, TestShop.crossing(1)).equals("2.04"));
            for (int seq = 2; seq <= count; seq++) {
                assertThat(device.post(path, TestShop.crossing(seq))).isEqualTo("2.04");
            }
            long stored = DOORS.answered();

            for (int i = 0; i < 50; i++) {
                link.replay();
            }

            assertThat(device.post(path, TestShop.crossing(count + 1))).isEqualTo("2.04");
            assertThat(DOORS.answered()).isEqualTo(stored + 1);
        }
        assertThat(DOORS.envelopes("sealed-1", count + 1))
                .extracting(Envelope::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count + 1).boxed().toList());
    }

    @Test
    void servesFiveHundredDevicesThatAreCutAtOnce() throws Exception {
        int count = 500;
        try (var link = new TcpFaultProxy(DOORS.mqttPort());
                var fleet = TestFleet.start("storm", count, Duration.ofSeconds(1), link::port)) {
            await().atMost(HonestDoors.PATIENCE).until(() -> fleet.acknowledged() >= count);
            for (int cut = 0; cut < FaultLength.of(2, 20); cut++) {
                long acknowledged = fleet.acknowledged();

                link.cutAll();

                await().atMost(HonestDoors.PATIENCE)
                        .until(() -> fleet.acknowledged() >= acknowledged + count);
            }

            DOORS.balances(fleet.stop());
        }
    }

    @Test
    void letsADeviceInWhoseFormerConnectionIsHalfOpen() throws Exception {
        try (var link = new TcpFaultProxy(DOORS.mqttPort());
                var fleet = TestFleet.start("half", 3, Duration.ofMillis(10), link::port)) {
            await().atMost(HonestDoors.PATIENCE).until(() -> fleet.acknowledged() > 30);
            long acknowledged = fleet.acknowledged();

            link.stallAll();

            await().atMost(HonestDoors.PATIENCE)
                    .until(() -> fleet.acknowledged() > acknowledged + 30);
            DOORS.balances(fleet.stop());
        }
    }

    @Test
    void accountsForADeviceThatIsRevokedWhileItSends() throws Exception {
        DOORS.shop().enrol("leaving-1", DOORS.shop().secret("for-now"));
        await().atMost(HonestDoors.PATIENCE).until(() -> DOORS.letIn("leaving-1", "for-now"));
        String topic = TestShop.topic("leaving-1", "crossing");
        long acknowledged = 0;
        try (RawMqtt device = DOORS.shop().plain()) {
            assertThat(device.connect("leaving-1", "s1/leaving-1", "for-now"))
                    .isEqualTo(HonestDoors.SUCCESS);
            var revoking =
                    CompletableFuture.runAsync(
                            () -> DOORS.shop().revoke("leaving-1"),
                            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            long end = System.nanoTime() + HonestDoors.PATIENCE.toNanos();
            while (device.publish(topic, false, TestShop.crossing(acknowledged + 1))
                    == HonestDoors.SUCCESS) {
                acknowledged++;
                assertThat(System.nanoTime()).isLessThan(end);
            }
            revoking.get();
        }

        assertThat(DOORS.letIn("leaving-1", "for-now")).isFalse();
        assertThat(acknowledged).isPositive();
        // The last one may have been stored, and the connection cut before it was told.
        assertThat(DOORS.envelopes("leaving-1", Math.toIntExact(acknowledged)))
                .extracting(Envelope::seq)
                .startsWith(LongStream.rangeClosed(1, acknowledged).boxed().toArray(Long[]::new))
                .hasSizeLessThanOrEqualTo(Math.toIntExact(acknowledged) + 1);
        assertThat(DOORS.shop().noted(Refusal.REVOKED)).isPositive();
    }

    @Test
    void storesOnceWhatACoapDeviceRepeatsForWantOfAnAnswer() throws Exception {
        try (var link = new UdpFaultProxy(DOORS.shop().gateway().coapPort(), 2)) {
            CoapClient client =
                    new CoapClient(
                            "coap://127.0.0.1:%d/v1/s1/unheard-1/crossing".formatted(link.port()));
            try {
                link.loseAnswers(true);
                var answer = new CompletableFuture<ResponseCode>();
                Thread.startVirtualThread(() -> {
                    try {
                        answer.complete(client.post(TestShop.crossing(1), 50).getCode());
                    } catch (Exception failure) {
                        answer.completeExceptionally(failure);
                    }
                });
                await().atMost(HonestDoors.PATIENCE).until(() -> link.recorded() >= 2);
                link.loseAnswers(false);

                assertThat(answer.get()).isEqualTo(ResponseCode.CHANGED);
                assertThat(client.post(TestShop.crossing(2), 50).getCode())
                        .isEqualTo(ResponseCode.CHANGED);
            } finally {
                client.shutdown();
            }
        }
        assertThat(DOORS.envelopes("unheard-1", 2))
                .extracting(Envelope::seq)
                .containsExactly(1L, 2L);
    }

    @Test
    void accountsForDoublesAndForWhatOvertakes() throws Exception {
        int count = FaultLength.of(500, 20_000);
        String topic = TestShop.topic("mixed-1", "crossing");
        List<Long> sent = new ArrayList<>(LongStream.rangeClosed(1, count).boxed().toList());
        for (int i = 0; i + 5 <= count; i += 5) {
            Collections.shuffle(sent.subList(i, i + 5), random);
        }
        try (var device = new MqttDevice(DOORS.mqttPort(), "mixed-1")) {
            List<String> payloads = new ArrayList<>();
            for (long seq : sent) {
                payloads.add(TestShop.crossing(seq));
                if (random.nextInt(5) == 0) {
                    payloads.add(TestShop.crossing(seq));
                }
            }
            device.publishAll(topic, payloads);
        }
        try (var link = new UdpFaultProxy(DOORS.shop().gateway().coapPort(), 3)) {
            link.disturb(20, 0);
            for (int seq = 1; seq <= 50; seq++) {
                assertThat(DOORS.post(link.port(), "mixed-2", TestShop.crossing(seq)))
                        .isEqualTo(ResponseCode.CHANGED);
            }
        }

        DOORS.balances(Map.of("mixed-1", (long) count, "mixed-2", 50L));
    }

    @Test
    void believesNoClockThatCannotBeTrue() throws Exception {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        List<String> times =
                List.of(
                        "\"1970-01-01T00:00:00Z\"",
                        "\"2106-02-07T06:28:15Z\"",
                        "0",
                        "" + tomorrow.toEpochMilli());
        try (RawMqtt device = DOORS.shop().plain()) {
            assertThat(device.connect("clock-1", null, null)).isEqualTo(HonestDoors.SUCCESS);
            String topic = TestShop.topic("clock-1", "crossing");
            for (int i = 0; i < times.size(); i++) {
                String payload = at(i + 1, times.get(i));
                assertThat(device.publish(topic, false, payload)).isEqualTo(HonestDoors.SUCCESS);
                assertThat(DOORS.post("clock-2", payload)).isEqualTo(ResponseCode.CHANGED);
            }
            assertThat(device.publish(topic, false, at(9, "NaN"))).isEqualTo(HonestDoors.SUCCESS);
            assertThat(DOORS.post("clock-2", at(9, "NaN"))).isEqualTo(ResponseCode.BAD_REQUEST);
        }

        for (String device : List.of("clock-1", "clock-2")) {
            assertThat(DOORS.envelopes(device, times.size()))
                    .hasSize(times.size())
                    .allSatisfy(it -> {
                        assertThat(it.clock()).isEqualTo(ClockSource.GATEWAY);
                        assertThat(it.time()).isEqualTo(it.receivedAt());
                    });
            assertThat(DOORS.letters(device, 1))
                    .singleElement()
                    .extracting(DeadLetter::reason)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    private static String at(int seq, String time) {
        return "{\"boot\":1,\"seq\":%d,\"time\":%s,\"line\":\"door-1\",\"in\":1,\"out\":0}"
                .formatted(seq, time);
    }
}
