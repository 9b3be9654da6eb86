package org.aisleflow.benchmarks.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The most that is possible with this broker and a Paho subscriber: one that only counts. */
final class CeilingPart implements Part, MqttCallback {
    private static final long PATIENCE_MILLIS = 10_000;

    private final OurBroker broker;
    private final MqttAsyncClient subscriber;
    private Tally tally = new Tally();

    private CeilingPart(OurBroker broker) throws MqttException {
        this.broker = broker;
        this.subscriber =
                new MqttAsyncClient(broker.uri(), OurBroker.CLIENT_ID, new MemoryPersistence());
        subscriber.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(0xFFFF_FFFFL);
        options.setReceiveMaximum(1_000);
        options.setSocketFactory(new PromptSockets());
        options.setUserName(broker.subscriber().user());
        options.setPassword(broker.subscriber().password().getBytes(StandardCharsets.UTF_8));
        subscriber.connect(options).waitForCompletion(PATIENCE_MILLIS);
        subscriber.subscribe(OurBroker.FILTER, 1).waitForCompletion(PATIENCE_MILLIS);
    }

    static CeilingPart start(Map<String, String> settings) throws MqttException {
        return new CeilingPart(
                OurBroker.start(Path.of(Objects.requireNonNull(settings.get("folder")))));
    }

    @Override
    public Map<String, String> ready() {
        return Map.of("mqtt", Integer.toString(broker.broker().port()));
    }

    @Override
    public synchronized void messageArrived(String topic, MqttMessage message) {
        tally.count(Sighting.of(topic, message.getPayload(), System.currentTimeMillis()));
    }

    @Override
    public synchronized void reset() {
        tally = new Tally();
    }

    @Override
    public synchronized Map<String, String> counted() {
        return tally.toMap();
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        System.err.println("The counting subscriber lost its broker: " + response);
    }

    @Override
    public void mqttErrorOccurred(MqttException failure) {
        System.err.println("The counting subscriber: " + failure);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // It publishes nothing.
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
        // It waits for the connection itself.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // No enhanced authentication.
    }

    @Override
    public void close() {
        try {
            subscriber.disconnectForcibly(0, 200, false);
            subscriber.close(true);
        } catch (MqttException gone) {
            System.err.println("The counting subscriber did not close cleanly: " + gone);
        }
        broker.close();
    }
}
