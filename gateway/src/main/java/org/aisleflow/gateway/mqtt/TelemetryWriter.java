package org.aisleflow.gateway.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.aisleflow.gateway.delivery.Sheaf;
import org.aisleflow.gateway.intake.Arrival;
import org.aisleflow.gateway.intake.Journal;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Stores what did not come over MQTT in the same broker as what did, so that there is one buffer
 * and one order. At the gateway's own broker, what comes while the journal is busy, or within a few
 * milliseconds, is stored together: under load a sync is shared by many, and without load nothing
 * waits. Thread-safe.
 */
public final class TelemetryWriter implements Journal, AutoCloseable {
    private static final int MOST_WAITING = Connection.RECEIVE_MAXIMUM;

    /** One is synced while the next is on its way. */
    private static final int SHEAVES_IN_FLIGHT = 2;

    /**
     * A fast disk is done before much has come together; for so long after one sheaf the next is
     * gathered.
     */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    /** What need not be gathered any longer. */
    private static final int LARGE_SHEAF = 64;

    private final Link link;
    private final boolean ownBroker;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gateway-sheaves").factory());
    private int inFlight;
    private long lastSheafNanos = System.nanoTime() - GATHERING_NANOS;
    private boolean gathering;
    private boolean closed;

    private record Waiting(Arrival arrival, CompletableFuture<Void> stored) {}

    /**
     * Makes a writer; {@link #start} starts it.
     *
     * @param broker where to store
     * @param clientId the client id
     * @param ownBroker whether only the gateway itself reads there; elsewhere every arrival keeps a
     *     message of its own, on its device's topic
     * @param clock the gateway's clock
     * @param random spreads attempts to reconnect
     */
    public TelemetryWriter(
            BrokerAddress broker,
            String clientId,
            boolean ownBroker,
            InstantSource clock,
            RandomGenerator random) {
        this.ownBroker = ownBroker;
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
        if (link.current() == null) {
            return CompletableFuture.failedFuture(
                    new Unavailable("the MQTT broker is not reachable"));
        }
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new Unavailable("too many messages are being stored"));
        }
        Waiting next = new Waiting(arrival, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.addLast(next);
        }
        publishWhatMay();
        return next.stored();
    }

    /**
     * Hands a command to the broker, which keeps it for the device that subscribes to the topic.
     *
     * @param topic the device's command topic
     * @param payload the command
     * @param contentType the payload's type
     * @param validity for so long, from a second up, the broker keeps it
     * @return completes when the broker has it; fails with {@link Unavailable} if it does not take
     *     it now
     */
    public CompletionStage<Void> command(
            String topic, byte[] payload, String contentType, Duration validity) {
        Connection connection = link.current();
        if (connection == null || !places.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new Unavailable("the MQTT broker does not take a command now"));
        }
        MqttProperties properties = new MqttProperties();
        properties.setContentType(contentType);
        properties.setMessageExpiryInterval(validity.toSeconds());
        MqttMessage message = new MqttMessage(payload);
        message.setQos(1);
        message.setProperties(properties);
        return connection
                .publish(topic, message)
                .whenComplete((_, _) -> places.release())
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(unavailable(failure)));
    }

    private void publishWhatMay() {
        for (List<Waiting> sheaf = take(); !sheaf.isEmpty(); sheaf = take()) {
            publish(sheaf);
        }
    }

    /** What goes into the next message; empty while enough are in flight, or if nothing waits. */
    private List<Waiting> take() {
        synchronized (waiting) {
            int mostInFlight = ownBroker ? SHEAVES_IN_FLIGHT : MOST_WAITING;
            int mostArrivals = ownBroker ? Sheaf.MOST_ARRIVALS : 1;
            if (waiting.isEmpty() || inFlight >= mostInFlight || isGathering()) {
                return List.of();
            }
            List<Waiting> sheaf = new ArrayList<>();
            int bytes = 0;
            for (Waiting next = waiting.peekFirst();
                    next != null && sheaf.size() < mostArrivals;
                    next = waiting.peekFirst()) {
                bytes += Sheaf.size(next.arrival());
                if (bytes > Sheaf.MOST_BYTES && !sheaf.isEmpty()) {
                    break;
                }
                sheaf.add(waiting.removeFirst());
            }
            inFlight++;
            lastSheafNanos = System.nanoTime();
            return sheaf;
        }
    }

    /** Holding the lock. */
    private boolean isGathering() {
        long left = lastSheafNanos + GATHERING_NANOS - System.nanoTime();
        if (!ownBroker || closed || left <= 0 || waiting.size() >= LARGE_SHEAF) {
            return false;
        }
        if (!gathering) {
            gathering = true;
            timer.schedule(this::gathered, left, TimeUnit.NANOSECONDS);
        }
        return true;
    }

    private void gathered() {
        synchronized (waiting) {
            gathering = false;
        }
        publishWhatMay();
    }

    private void publish(List<Waiting> sheaf) {
        stored(sheaf.stream().map(Waiting::arrival).toList())
                .whenComplete((_, failure) -> {
                    synchronized (waiting) {
                        inFlight--;
                    }
                    places.release(sheaf.size());
                    publishWhatMay();
                    for (Waiting one : sheaf) {
                        if (failure == null) {
                            one.stored().complete(null);
                        } else {
                            one.stored().completeExceptionally(unavailable(failure));
                        }
                    }
                });
    }

    private CompletableFuture<Void> stored(List<Arrival> arrivals) {
        Connection connection = link.current();
        if (connection == null) {
            return CompletableFuture.failedFuture(
                    new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST));
        }
        Arrival first = arrivals.getFirst();
        return arrivals.size() == 1
                ? connection.publish(first.source(), MqttStamps.write(first))
                : connection.publish(Sheaf.TOPIC, MqttStamps.write(arrivals));
    }

    @Override
    public void close() {
        link.close();
        synchronized (waiting) {
            closed = true;
        }
        timer.shutdownNow();
        // Whoever waits for them learns that they were not stored.
        publishWhatMay();
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
