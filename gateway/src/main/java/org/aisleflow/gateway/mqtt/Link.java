package org.aisleflow.gateway.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.aisleflow.gateway.delivery.Attempts;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one client connected: a new {@link Connection} whenever the last one ended, after a pause
 * that grows with each failure. One thread does all of it, outside of Paho's callbacks.
 */
final class Link implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Link.class);

    private final BrokerAddress broker;
    private final Connection.Identity identity;
    private final Connection.Listener listener;
    private final Greeting greeting;
    private final Attempts attempts;
    private final Thread thread;
    private final CountDownLatch firstConnection = new CountDownLatch(1);
    private volatile @Nullable Connection current;
    private volatile boolean closed;

    /** What is said first on a new connection. */
    @FunctionalInterface
    interface Greeting {
        void say(Connection connection) throws MqttException;
    }

    Link(
            BrokerAddress broker,
            Connection.Identity identity,
            Connection.Listener listener,
            Greeting greeting,
            InstantSource clock,
            RandomGenerator random) {
        this.broker = broker;
        this.identity = identity;
        this.listener = listener;
        this.greeting = greeting;
        this.attempts = new Attempts(clock, random);
        this.thread = Thread.ofPlatform().daemon().name(identity.clientId()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits until there has been a connection; false if that takes longer than the limit. */
    boolean awaitFirstConnection(Duration limit) throws InterruptedException {
        return firstConnection.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The connection, or null while there is none. */
    @Nullable Connection current() {
        return current;
    }

    /** Says since when and why there is no connection; empty while there is one. */
    Optional<String> trouble() {
        return attempts.failure()
                .filter(_ -> current == null)
                .map(known ->
                        "%s is not connected to the MQTT broker at %s:%d since %s: %s"
                                .formatted(
                                        identity.clientId(),
                                        broker.host(),
                                        broker.port(),
                                        known.since(),
                                        known.why()));
    }

    @Override
    public void close() {
        closed = true;
        Connection connection = current;
        if (connection != null) {
            connection.end("the gateway stops");
        }
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            attempts.begin();
            String why = connectOnce();
            if (closed) {
                return;
            }
            Duration pause = attempts.ended(why);
            LOGGER.warn(
                    "{} lost the MQTT broker at {}:{} ({}), trying again in {} ms",
                    identity.clientId(),
                    broker.host(),
                    broker.port(),
                    why,
                    pause.toMillis());
            if (!sleep(pause)) {
                return;
            }
        }
    }

    /** Connects and stays until the end; returns why it ended. */
    private String connectOnce() {
        try (Connection connection = Connection.open(broker, identity, listener)) {
            greeting.say(connection);
            current = connection;
            attempts.succeeded();
            firstConnection.countDown();
            LOGGER.info(
                    "{} is connected to {}:{}", identity.clientId(), broker.host(), broker.port());
            return connection.ended().join();
        } catch (MqttException refused) {
            return "code %d, %s".formatted(refused.getReasonCode(), refused.getMessage());
        } finally {
            current = null;
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
