package org.aisleflow.gateway.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Journal;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Stores what did not come over MQTT in the same broker as what did, so that there is one buffer
 * and one order. Thread-safe.
 */
public final class TelemetryWriter implements Journal, AutoCloseable {
    private final Semaphore inFlight = new Semaphore(Connection.RECEIVE_MAXIMUM);
    private final Link link;

    /**
     * Makes a writer; {@link #start} starts it.
     *
     * @param broker where to store
     * @param clientId the client id
     * @param clock the gateway's clock
     * @param random spreads attempts to reconnect
     */
    public TelemetryWriter(
            BrokerAddress broker, String clientId, InstantSource clock, RandomGenerator random) {
        this.link =
                new Link(
                        broker,
                        new Connection.Identity(clientId, false),
                        (connection, topic, message) -> connection.acknowledge(message),
                        connection -> {},
                        clock,
                        random);
    }

    /** Connects, and connects again whenever the connection is lost. */
    public void start() {
        link.start();
    }

    /**
     * Says what is wrong with the connection.
     *
     * @return a sentence, or empty when all is well
     */
    public Optional<String> trouble() {
        return link.trouble();
    }

    /**
     * Waits until the writer is connected for the first time.
     *
     * @param limit how long to wait
     * @return false if it took longer
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public boolean awaitConnected(Duration limit) throws InterruptedException {
        return link.awaitFirstConnection(limit);
    }

    @Override
    public CompletionStage<Void> store(Arrival arrival) {
        Connection connection = link.current();
        if (connection == null) {
            return CompletableFuture.failedFuture(
                    new Unavailable("the MQTT broker is not reachable"));
        }
        if (!inFlight.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new Unavailable("too many messages are being stored"));
        }
        return connection
                .publish(arrival.source(), Stamps.write(arrival))
                .whenComplete((_, _) -> inFlight.release())
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(unavailable(failure)));
    }

    @Override
    public void close() {
        link.close();
    }

    private static Unavailable unavailable(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String code =
                cause instanceof MqttException mqtt
                        ? " (code %d)".formatted(mqtt.getReasonCode())
                        : "";
        return new Unavailable("the MQTT broker did not store the message" + code);
    }
}
