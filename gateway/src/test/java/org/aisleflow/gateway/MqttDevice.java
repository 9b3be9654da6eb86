package org.aisleflow.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A device that speaks MQTT 5 as a user's own would. */
final class MqttDevice implements AutoCloseable {
    private static final int IN_FLIGHT = 500;
    private static final long PATIENCE_MILLIS = 20_000;

    private final MqttAsyncClient client;

    MqttDevice(int port, String clientId) throws MqttException {
        client = new MqttAsyncClient("tcp://127.0.0.1:" + port, clientId, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    }

    /** Publishes and waits until the broker has stored it. */
    void publish(String topic, String payload) throws MqttException {
        int[] codes = publishing(topic, payload.getBytes(StandardCharsets.UTF_8));
        if (Arrays.stream(codes).anyMatch(code -> code >= 0x80)) {
            throw new MqttException(codes[0]);
        }
    }

    /** Publishes one after the other without waiting in between, then waits for all. */
    void publishAll(String topic, List<String> payloads) throws MqttException {
        publishEach(
                topic,
                payloads.stream()
                        .map(payload -> payload.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    /** The same, of any bytes. */
    void publishEach(String topic, List<byte[]> payloads) throws MqttException {
        Deque<IMqttToken> open = new ArrayDeque<>();
        for (byte[] bytes : payloads) {
            open.add(client.publish(topic, new MqttMessage(bytes, 1, false, null)));
            if (open.size() > IN_FLIGHT) {
                open.remove().waitForCompletion(PATIENCE_MILLIS);
            }
        }
        for (IMqttToken token : open) {
            token.waitForCompletion(PATIENCE_MILLIS);
        }
    }

    int[] publishing(String topic, byte[] payload) throws MqttException {
        IMqttToken token = client.publish(topic, new MqttMessage(payload, 1, false, null));
        token.waitForCompletion(PATIENCE_MILLIS);
        int[] codes = token.getReasonCodes();
        return codes == null ? new int[0] : codes;
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 200, true);
        client.close(true);
    }
}
