package org.aisleflow.systemtests;

import java.util.concurrent.locks.LockSupport;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/** The plainest MQTT 5 publisher: one message at a time, a new connection after every trouble. */
final class MqttLink implements TestDevice.Link {
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long PAUSE_NANOS = 200_000_000;
    private static final int FIRST_FAILURE_CODE = 0x80;

    private final String broker;
    private final String clientId;
    private @Nullable MqttAsyncClient client;

    MqttLink(int port, String clientId) {
        this.broker = "tcp://127.0.0.1:" + port;
        this.clientId = clientId;
    }

    @Override
    public boolean send(TelemetryAddress address, byte[] payload) {
        try {
            IMqttToken token =
                    connected().publish(address.topic(), new MqttMessage(payload, 1, false, null));
            token.waitForCompletion(PATIENCE_MILLIS);
            for (int code : token.getReasonCodes()) {
                if (code >= FIRST_FAILURE_CODE) {
                    return false;
                }
            }
            return token.isComplete();
        } catch (MqttException trouble) {
            close();
            LockSupport.parkNanos(PAUSE_NANOS);
            return false;
        }
    }

    private MqttAsyncClient connected() throws MqttException {
        MqttAsyncClient current = client;
        if (current == null) {
            current = new MqttAsyncClient(broker, clientId, new MemoryPersistence());
            client = current;
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setCleanStart(true);
            options.setConnectionTimeout(5);
            current.connect(options).waitForCompletion(PATIENCE_MILLIS);
        }
        return current;
    }

    @Override
    public void close() {
        MqttAsyncClient current = client;
        client = null;
        if (current == null) {
            return;
        }
        try {
            current.disconnectForcibly(0, 200, false);
            current.close(true);
        } catch (MqttException alreadyGone) {
            // Nothing is left to close when the broker was killed.
        }
    }
}
