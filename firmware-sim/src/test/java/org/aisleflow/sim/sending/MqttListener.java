package org.aisleflow.sim.sending;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Stands for the gateway: hears everything that a broker is told. */
public final class MqttListener implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final MqttAsyncClient client;
    private final List<MqttMessage> heard = new CopyOnWriteArrayList<>();

    /**
     * Subscribes.
     *
     * @param port the broker's port on the loopback interface
     * @param each also told of every topic and payload
     */
    public MqttListener(int port, BiConsumer<String, MqttMessage> each) throws MqttException {
        client =
                new MqttAsyncClient("tcp://127.0.0.1:" + port, "listener", new MemoryPersistence());
        client.setCallback(new Callback(each));
        client.connect().waitForCompletion(PATIENCE_MILLIS);
        client.subscribe("aisleflow/#", 1).waitForCompletion(PATIENCE_MILLIS);
    }

    List<MqttMessage> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws MqttException {
        client.disconnectForcibly(0, 100, false);
        client.close(true);
    }

    private final class Callback implements MqttCallback {
        private final BiConsumer<String, MqttMessage> each;

        Callback(BiConsumer<String, MqttMessage> each) {
            this.each = each;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            heard.add(message);
            each.accept(topic, message);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException failure) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean again, String uri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
