package org.aisleflow.sim.sending;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from its first packet to its last. A Paho client is used for one
 * connection only, so that no late acknowledgement, reused packet id or stale topic alias can reach
 * the next one. Thread-safe.
 */
final class MqttConnection implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(MqttConnection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration WHEN_REFUSED = Duration.ofSeconds(2);
    private static final long DISCONNECT_MILLIS = 100;
    private static final int NO_SUBSCRIBER = 0x10;
    private static final int FIRST_REFUSAL = 0x80;
    private static final Set<Integer> NEVER_TAKEN = Set.of(0x90, 0x95, 0x99);

    /** Paho keeps five busy; virtual ones cost next to nothing. */
    private static final int THREADS = 6;

    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(THREADS, Thread.ofVirtual().factory());
    private final Set<Delivery> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Runnable whenEnded;
    private final @Nullable Inbox inbox;
    private final MqttAsyncClient client;
    private int receiveMaximum = 65_535;

    private MqttConnection(String uri, String clientId, @Nullable Inbox inbox, Runnable whenEnded)
            throws MqttException {
        this.whenEnded = whenEnded;
        this.inbox = inbox;
        this.client = new MqttAsyncClient(uri, clientId, new MemoryPersistence(), null, threads);
        client.setCallback(new Callback());
    }

    /**
     * Connects.
     *
     * @param inbox takes the device's commands; null for a device that takes none
     * @param whenEnded called once when the connection has ended, unless it was closed
     * @throws MqttException if the broker cannot be reached or refuses
     */
    static MqttConnection open(
            String uri, String clientId, @Nullable Inbox inbox, Runnable whenEnded)
            throws MqttException {
        MqttConnection connection = new MqttConnection(uri, clientId, inbox, whenEnded);
        try {
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setAutomaticReconnect(false);
            options.setCleanStart(true);
            options.setConnectionTimeout((int) PATIENCE.toSeconds());
            options.setKeepAliveInterval((int) KEEP_ALIVE.toSeconds());
            options.setSocketFactory(new PatientSockets());
            IMqttToken token = connection.client.connect(options);
            token.waitForCompletion(PATIENCE.toMillis());
            Integer most = token.getResponseProperties().getReceiveMaximum();
            connection.receiveMaximum = most == null ? connection.receiveMaximum : most;
            if (inbox != null) {
                connection.subscribe(inbox.topic());
            }
            return connection;
        } catch (MqttException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** A broker that does not allow it shall get the device's messages all the same. */
    private void subscribe(String topic) throws MqttException {
        MqttSubscription[] wanted = {new MqttSubscription(topic, 1)};
        IMqttToken token = client.subscribe(wanted, null, null, new MqttProperties());
        token.waitForCompletion(PATIENCE.toMillis());
        int[] codes = token.getReasonCodes();
        if (codes == null || codes.length != 1 || codes[0] >= FIRST_REFUSAL) {
            LOGGER.warn("The broker refuses commands on {}", topic);
        }
    }

    /** Messages that the broker lets be in flight; with more, Paho throws instead of waiting. */
    int receiveMaximum() {
        return receiveMaximum;
    }

    void publish(Letter letter, Consumer<Answer> answer) {
        Delivery delivery = new Delivery(answer);
        unanswered.add(delivery);
        MqttMessage message = new MqttMessage(letter.payload());
        message.setQos(1);
        MqttProperties properties = new MqttProperties();
        properties.setContentType(letter.encoding().contentType());
        message.setProperties(properties);
        try {
            client.publish(letter.address().topic(), message, null, delivery);
        } catch (MqttException | RuntimeException failure) {
            delivery.answer(lost(failure));
        }
        if (ended.get()) {
            delivery.answer(lost(null));
        }
    }

    private static Answer lost(@Nullable Throwable failure) {
        return new Answer.TryAgain("the connection is lost: " + failure, Duration.ZERO);
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            whenEnded.run();
        }
        Set.copyOf(unanswered).forEach(delivery -> delivery.answer(lost(null)));
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            if (client.isConnected()) {
                client.disconnect(DISCONNECT_MILLIS).waitForCompletion(DISCONNECT_MILLIS);
            }
        } catch (MqttException gone) {
            LOGGER.debug("Disconnecting", gone);
        }
        try {
            client.disconnectForcibly(0, DISCONNECT_MILLIS, false);
            client.close(true);
        } catch (MqttException gone) {
            LOGGER.debug("Closing an MQTT connection", gone);
        }
        threads.shutdownNow();
        end();
    }

    /** A message on its way; answers once, whoever is first to know. */
    private final class Delivery implements MqttActionListener {
        private final Consumer<Answer> listener;
        private final AtomicBoolean answered = new AtomicBoolean();

        Delivery(Consumer<Answer> listener) {
            this.listener = listener;
        }

        void answer(Answer answer) {
            unanswered.remove(this);
            if (answered.compareAndSet(false, true)) {
                listener.accept(answer);
            }
        }

        /** Paho calls this for refusals as well. */
        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            int code = codes == null || codes.length == 0 ? 0 : codes[0];
            if (NEVER_TAKEN.contains(code)) {
                answer(new Answer.Refused("reason code 0x%02x".formatted(code)));
            } else if (code == NO_SUBSCRIBER || code >= FIRST_REFUSAL) {
                // Without a subscriber nobody has kept the message, whatever the code is called.
                answer(new Answer.TryAgain("reason code 0x%02x".formatted(code), WHEN_REFUSED));
            } else {
                answer(new Answer.Stored());
            }
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            answer(lost(failure));
        }
    }

    private final class Callback implements MqttCallback {
        @Override
        public void disconnected(MqttDisconnectResponse response) {
            end();
        }

        @Override
        public void mqttErrorOccurred(MqttException failure) {
            LOGGER.debug("MQTT protocol error", failure);
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            if (inbox != null) {
                inbox.take(message.getPayload());
            }
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Every publication has a listener of its own.
        }

        @Override
        public void connectComplete(boolean again, String uri) {
            // The connecting thread waits for its token.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // No extended authentication is used.
        }
    }
}
