package org.aisleflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.aisleflow.gateway.identity.Refusal;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who sends too much is slowed, told so, and counted; nobody else is. */
@Timeout(60)
class QuotaIT {
    private static final int PER_SECOND = 20;
    private static final int AT_ONCE = 10 * PER_SECOND;

    @Test
    void slowsADeviceThatSendsTooMuchAndNoOther(@TempDir Path folder) throws Exception {
        try (OpenShop shop =
                OpenShop.open(folder, Map.of("messagesPerSecond", Integer.toString(PER_SECOND)))) {
            tellsACoapDeviceWhenToComeAgain(shop.gateway());
            readsAnMqttDeviceMoreSlowlyAndLosesNothing(shop.gateway());
            countsADeviceOnceWhicheverProtocolItSpeaks(shop.gateway());
        }
    }

    private static void tellsACoapDeviceWhenToComeAgain(Gateway gateway) throws Exception {
        CoapResponse answer = post(gateway, "coap-1", 1);
        for (int seq = 2; answer.isSuccess() && seq <= 2 * AT_ONCE; seq++) {
            answer = post(gateway, "coap-1", seq);
        }

        assertThat(answer.getCode()).isEqualTo(ResponseCode.TOO_MANY_REQUESTS);
        assertThat(answer.getOptions().getMaxAge()).isBetween(1L, 10L);
        assertThat(post(gateway, "coap-2", 1).getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(gateway.counters().slowed()).isPositive();
    }

    private static void readsAnMqttDeviceMoreSlowlyAndLosesNothing(Gateway gateway)
            throws Exception {
        long before = gateway.counters().slowed();
        List<String> tooMany =
                LongStream.rangeClosed(1, AT_ONCE + 2 * PER_SECOND)
                        .mapToObj(TestShop::crossing)
                        .toList();

        long start = System.nanoTime();
        try (MqttDevice device = new MqttDevice(gateway.mqttPort().orElseThrow(), "mqtt-1")) {
            device.publishAll(TestShop.topic("mqtt-1", "crossing"), tooMany);
            device.publish(TestShop.topic("mqtt-1", "crossing"), TestShop.crossing(999));
        }

        assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
        assertThat(gateway.counters().slowed()).isGreaterThan(before);
        assertThat(gateway.counters().refusedAccess()).doesNotContainKey(Refusal.OVER_QUOTA);
    }

    private static void countsADeviceOnceWhicheverProtocolItSpeaks(Gateway gateway)
            throws Exception {
        List<String> allAtOnce =
                LongStream.rangeClosed(1, AT_ONCE).mapToObj(TestShop::crossing).toList();

        // Its client id is not its name, as that of a tool with --insecure-devices.
        try (MqttDevice device = new MqttDevice(gateway.mqttPort().orElseThrow(), "some-tool")) {
            device.publishAll(TestShop.topic("both-1", "crossing"), allAtOnce);
        }

        CoapResponse answer = post(gateway, "both-1", 1);
        for (int seq = 2; answer.isSuccess() && seq <= AT_ONCE; seq++) {
            answer = post(gateway, "both-1", seq);
        }
        assertThat(answer.getCode()).isEqualTo(ResponseCode.TOO_MANY_REQUESTS);
    }

    private static CoapResponse post(Gateway gateway, String device, long seq) throws Exception {
        CoapClient client =
                new CoapClient(
                        "coap://127.0.0.1:%d/v1/s1/%s/crossing"
                                .formatted(gateway.coapPort(), device));
        try {
            return client.post(TestShop.crossing(seq), 50);
        } finally {
            client.shutdown();
        }
    }
}
