package org.aisleflow.gateway.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.aisleflow.gateway.delivery.Delivery;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker, from its first packet to its last; never used again after that. With
 * a Paho client and threads of its own it is its own epoch: an acknowledgement that comes too late
 * finds it closed, instead of a packet id that by then means another message.
 */
final class Connection implements Delivery.Origin, AutoCloseable {
    /** Messages in flight in either direction; beyond it Paho throws instead of waiting. */
    static final int RECEIVE_MAXIMUM = 1000;

    private static final Logger LOGGER = LoggerFactory.getLogger(Connection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A broker that has been silent for twice as long counts as gone. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

    private static final int FIRST_REFUSAL = 0x80;
    private static final int NO_SUBSCRIBER = 0x10;
    private static final int AT_LEAST_ONCE = 1;
    private static final int DO_NOT_SEND_RETAINED = 2;
    // Paho keeps five busy: connecting, sending, receiving, calling back, pinging.
    private static final int THREADS = 6;

    private final ScheduledExecutorService threads;
    private final MqttAsyncClient client;
    private final Listener listener;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    // Paho does not tell about every message of a connection that breaks.
    private final Set<Publication> unacknowledged = ConcurrentHashMap.newKeySet();
    private boolean open;

    /** What a connection tells; called on Paho's callback thread, so it must not block or throw. */
    interface Listener {
        void arrived(Connection connection, String topic, MqttMessage message);
    }

    /** Who connects, and what becomes of its session when it is away. */
    record Identity(String clientId, boolean sessionKept) {}

    private Connection(BrokerAddress broker, Identity identity, Listener listener)
            throws MqttException {
        this.listener = listener;
        this.threads = Executors.newScheduledThreadPool(THREADS, daemons(identity.clientId()));
        this.client =
                new MqttAsyncClient(
                        broker.uri(), identity.clientId(), new MemoryPersistence(), null, threads);
        // An exception in the callback would otherwise acknowledge the message and lose it.
        client.setManualAcks(true);
        client.setCallback(new Callback());
    }

    /**
     * Connects.
     *
     * @throws MqttException when the broker cannot be reached or refuses
     */
    static Connection open(BrokerAddress broker, Identity identity, Listener listener)
            throws MqttException {
        Connection connection = new Connection(broker, identity, listener);
        try {
            connection.markOpen();
            connection
                    .client
                    .connect(options(broker, identity))
                    .waitForCompletion(PATIENCE.toMillis());
            return connection;
        } catch (MqttException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static MqttConnectionOptions options(BrokerAddress broker, Identity identity) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(!identity.sessionKept());
        // "Never": the broker keeps the queue of a gateway that is away, however long. Artemis
        // would multiply any other value by 1,000 in 32 bits.
        options.setSessionExpiryInterval(identity.sessionKept() ? 0xFFFF_FFFFL : 0L);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setConnectionTimeout((int) PATIENCE.toSeconds());
        options.setKeepAliveInterval((int) KEEP_ALIVE.toSeconds());
        if (!broker.encrypted()) {
            options.setSocketFactory(new PromptSocketFactory());
        }
        BrokerAddress.Login login = broker.login();
        if (login != null) {
            options.setUserName(login.user());
            options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    /** Subscribes at least once, and makes sure that the broker agreed to just that. */
    void subscribe(String filter) throws MqttException {
        MqttSubscription subscription = new MqttSubscription(filter, AT_LEAST_ONCE);
        subscription.setRetainHandling(DO_NOT_SEND_RETAINED);
        IMqttToken token =
                client.subscribe(
                        new MqttSubscription[] {subscription}, null, null, new MqttProperties());
        token.waitForCompletion(PATIENCE.toMillis());
        int[] codes = token.getReasonCodes();
        if (codes == null || codes.length != 1 || codes[0] != AT_LEAST_ONCE) {
            throw new MqttException(codes == null || codes.length == 0 ? FIRST_REFUSAL : codes[0]);
        }
    }

    /**
     * Publishes; the caller sees to it that no more than {@link #RECEIVE_MAXIMUM} are in flight.
     *
     * @return completes with the broker's acknowledgement; fails when the broker refuses, has
     *     nobody to keep the message for, or when the connection ends first
     */
    CompletableFuture<Void> publish(String topic, MqttMessage message) {
        Publication publication = new Publication();
        unacknowledged.add(publication);
        publication.stored.whenComplete((_, _) -> unacknowledged.remove(publication));
        try {
            client.publish(topic, message, null, publication);
        } catch (MqttException | RuntimeException failure) {
            publication.stored.completeExceptionally(failure);
        }
        if (!isOpen()) {
            publication.giveUp();
        }
        return publication.stored;
    }

    /** Acknowledges a message, unless this connection has ended: then it will come again. */
    synchronized void acknowledge(MqttMessage message) {
        if (!open) {
            return;
        }
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException failure) {
            LOGGER.debug("A message was not acknowledged and will come again", failure);
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    /** Completes with the reason when this connection ends, from whichever side. */
    CompletableFuture<String> ended() {
        return ended;
    }

    /**
     * Ends the connection; what is not acknowledged will come again on another one. Nothing that
     * came on it is read from now on, or it would overtake what comes again.
     */
    @Override
    public void end(String why) {
        synchronized (this) {
            open = false;
        }
        ended.complete(why);
    }

    private synchronized void markOpen() {
        open = true;
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
        }
        ended.complete("closed");
        try {
            client.disconnectForcibly(0, 200, true);
            client.close(true);
        } catch (MqttException alreadyGone) {
            LOGGER.debug("Closing an MQTT connection", alreadyGone);
        }
        threads.shutdownNow();
        List.copyOf(unacknowledged).forEach(Publication::giveUp);
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name("mqtt-" + name + "-", 0).factory();
    }

    /** A message on its way to the broker. */
    private static final class Publication implements MqttActionListener {
        private final CompletableFuture<Void> stored = new CompletableFuture<>();

        void giveUp() {
            stored.completeExceptionally(
                    new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST));
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            for (int code : codes == null ? new int[0] : codes) {
                // A refusal looks like success to Paho; without a subscriber nobody kept it.
                if (code >= FIRST_REFUSAL || code == NO_SUBSCRIBER) {
                    stored.completeExceptionally(new MqttException(code));
                    return;
                }
            }
            stored.complete(null);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            stored.completeExceptionally(failure);
        }
    }

    private final class Callback implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            listener.arrived(Connection.this, topic, message);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            MqttException cause = response.getException();
            ended.complete(
                    cause != null
                            ? String.valueOf(cause.getMessage())
                            : "disconnected with code " + response.getReturnCode());
        }

        @Override
        public void mqttErrorOccurred(MqttException failure) {
            LOGGER.debug("MQTT protocol error", failure);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Each publication has its own listener.
        }

        @Override
        public void connectComplete(boolean reconnect, String uri) {
            // The one who connects waits for it.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // No enhanced authentication.
        }
    }
}
