package org.aisleflow.gateway.broker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.aisleflow.gateway.delivery.Attempts;
import org.aisleflow.gateway.delivery.Delivery;
import org.aisleflow.gateway.delivery.DeliverySource;
import org.aisleflow.gateway.delivery.Stamps;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what devices sent from the queue that the embedded broker keeps for it: in the same
 * process, without a connection, so that nothing is encoded, sent and decoded in between. One
 * thread does all of it.
 */
final class QueueReader implements DeliverySource {
    private static final Logger LOGGER = LoggerFactory.getLogger(QueueReader.class);

    /** How long it may take until a broker that has stopped is noticed. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Supplier<RunningServer> broker;
    private final SimpleString queue;
    private final Handler handler;
    private final InstantSource clock;
    private final Attempts attempts;
    private final CountDownLatch firstTime = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform()
                    .daemon()
                    .name(InternalIdentity.CLIENT_ID_PREFIX + "-reader")
                    .unstarted(this::run);

    /**
     * Makes a reader; {@link #start} starts it.
     *
     * @param broker the broker as it runs now
     * @param queue what to read
     * @param handler takes what arrives
     * @param clock the gateway's clock
     * @param random spreads attempts to begin again
     */
    QueueReader(
            Supplier<RunningServer> broker,
            SimpleString queue,
            Handler handler,
            InstantSource clock,
            RandomGenerator random) {
        this.broker = broker;
        this.queue = queue;
        this.handler = handler;
        this.clock = clock;
        this.attempts = new Attempts(clock, random);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean awaitConnected(Duration limit) throws InterruptedException {
        return firstTime.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<String> trouble() {
        return attempts.failure()
                .map(known ->
                        "what devices sent is not read from the journal since %s: %s"
                                .formatted(known.since(), known.why()));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                attempts.begin();
                String why = readUntilItEnds(broker.get());
                Duration pause = attempts.ended(why);
                LOGGER.warn(
                        "The journal is not read any more ({}), trying again in {} ms",
                        why,
                        pause.toMillis());
                Thread.sleep(pause);
            }
        } catch (InterruptedException closing) {
            LOGGER.debug("The reader stops");
        } catch (Error fatal) {
            attempts.ended("the reader has ended: " + fatal);
            throw fatal;
        }
    }

    /** Says why it has ended. */
    private String readUntilItEnds(RunningServer server) throws InterruptedException {
        try (QueueConsumer consumer = server.consumer(queue)) {
            attempts.succeeded();
            firstTime.countDown();
            while (consumer.isOpen()) {
                QueueConsumer.Taken next = consumer.poll(LOOK_AGAIN);
                if (next != null) {
                    read(server, consumer, next);
                } else if (!server.isActive()) {
                    consumer.end("the MQTT broker has stopped");
                }
            }
            return consumer.ended();
        } catch (IllegalStateException notThere) {
            return String.valueOf(notThere.getMessage());
        } catch (RuntimeException brokerStops) {
            LOGGER.debug("The broker stopped while it was read", brokerStops);
            return "the MQTT broker stops: " + brokerStops;
        }
    }

    private void read(RunningServer server, QueueConsumer consumer, QueueConsumer.Taken next)
            throws InterruptedException {
        try {
            KeptMessage message = server.kept(next.reference().getMessage());
            Runnable acknowledgement = () -> consumer.acknowledge(next);
            if (message.isCommand()) {
                acknowledgement.run();
                return;
            }
            var arrivals = Stamps.read(message, clock.instant(), true);
            for (Delivery delivery : Delivery.of(consumer, arrivals, acknowledgement)) {
                handler.handle(delivery);
            }
        } catch (RuntimeException bug) {
            LOGGER.error("A message could not be handled and will be read again", bug);
            consumer.end("a message could not be handled: " + bug);
        }
    }
}
