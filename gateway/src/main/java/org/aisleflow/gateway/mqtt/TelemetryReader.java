package org.aisleflow.gateway.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.random.RandomGenerator;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.aisleflow.gateway.delivery.Delivery;
import org.aisleflow.gateway.delivery.DeliverySource;
import org.aisleflow.gateway.delivery.Stamps;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from a broker that is not our own, as one of its clients. */
public final class TelemetryReader implements DeliverySource {
    /** What the reader subscribes to. */
    public static final String FILTER = TelemetryAddress.TOPIC_PREFIX + "v1/+/+/+";

    private static final Logger LOGGER = LoggerFactory.getLogger(TelemetryReader.class);
    private static final String COMMANDS = "/" + TelemetryAddress.COMMAND;

    private final Handler handler;
    private final InstantSource clock;
    private final BlockingQueue<Unread> unread =
            new ArrayBlockingQueue<>(2 * Connection.RECEIVE_MAXIMUM);
    private final Link link;
    private final Thread worker;

    private record Unread(Connection connection, String topic, MqttMessage message) {}

    /**
     * Makes a reader; {@link #start} starts it.
     *
     * @param broker where to read
     * @param clientId the client id, whose session the broker keeps while the gateway is away
     * @param handler takes what arrives
     * @param clock the gateway's clock
     * @param random spreads attempts to reconnect
     */
    public TelemetryReader(
            BrokerAddress broker,
            String clientId,
            Handler handler,
            InstantSource clock,
            RandomGenerator random) {
        this.handler = handler;
        this.clock = clock;
        this.link =
                new Link(
                        broker,
                        new Connection.Identity(clientId, true),
                        this::enqueue,
                        connection -> connection.subscribe(FILTER),
                        clock,
                        random);
        this.worker = Thread.ofPlatform().daemon().name(clientId + "-worker").unstarted(this::work);
    }

    @Override
    public void start() {
        worker.start();
        link.start();
    }

    @Override
    public boolean awaitConnected(Duration limit) throws InterruptedException {
        return link.awaitFirstConnection(limit);
    }

    @Override
    public Optional<String> trouble() {
        return link.trouble();
    }

    @Override
    public void close() {
        worker.interrupt();
        link.close();
        try {
            worker.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** On Paho's thread: never blocks, or a lost connection would go unnoticed. */
    private void enqueue(Connection connection, String topic, MqttMessage message) {
        Unread next = new Unread(connection, topic, message);
        if (!unread.offer(next)) {
            unread.removeIf(stale -> !stale.connection().isOpen());
            if (!unread.offer(next)) {
                connection.end("the broker sent more than it may before an acknowledgement");
            }
        }
    }

    private void work() {
        try {
            while (true) {
                read(unread.take());
            }
        } catch (InterruptedException closing) {
            LOGGER.debug("The reader stops");
        }
    }

    private void read(Unread next) throws InterruptedException {
        Connection connection = next.connection();
        if (!connection.isOpen()) {
            return;
        }
        if (next.topic().endsWith(COMMANDS)) {
            connection.acknowledge(next.message());
            return;
        }
        try {
            var arrivals =
                    Stamps.read(
                            MqttStamps.read(next.topic(), next.message()), clock.instant(), false);
            Runnable acknowledgement = () -> connection.acknowledge(next.message());
            for (Delivery delivery : Delivery.of(connection, arrivals, acknowledgement)) {
                handler.handle(delivery);
            }
        } catch (RuntimeException bug) {
            LOGGER.error(
                    "A message on {} could not be handled and will be read again",
                    next.topic(),
                    bug);
            connection.end("a message could not be handled: " + bug);
        }
    }
}
