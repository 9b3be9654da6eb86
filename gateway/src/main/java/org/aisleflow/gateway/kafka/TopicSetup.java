package org.aisleflow.gateway.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics the gateway needs where they are missing, as soon as Kafka is there. */
public final class TopicSetup implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(TopicSetup.class);
    private static final List<Topic<?, ?>> NEEDED =
            List.of(
                    Topics.TELEMETRY,
                    Topics.REJECTED,
                    Topics.REPLAYS,
                    Topics.CATALOG,
                    Topics.CREDENTIALS,
                    Topics.COMMANDS);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final int partitions;
    private final Thread thread;
    private final CountDownLatch made = new CountDownLatch(1);

    /**
     * Makes the set-up; {@link #start} starts it.
     *
     * @param bootstrapServers Kafka's addresses
     * @param partitions how many partitions a topic gets that is missing, at least 1
     */
    public TopicSetup(String bootstrapServers, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
        this.thread = Thread.ofPlatform().daemon().name("gateway-topics").unstarted(this::run);
    }

    /** Begins, in the background. */
    public void start() {
        thread.start();
    }

    /**
     * Waits until all topics can be written to. What a producer sends before that may be taken out
     * of order, and then it tries the first records again without end.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public void awaitMade() throws InterruptedException {
        made.await();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!make()) {
                Thread.sleep(PAUSE);
            }
            made.countDown();
        } catch (InterruptedException closing) {
            LOGGER.debug("Stopped before all topics were there");
        }
    }

    private boolean make() throws InterruptedException {
        try {
            MissingTopics.make(bootstrapServers, NEEDED, partitions, PATIENCE);
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            LOGGER.warn("Kafka has not made the gateway's topics yet: {}", notYet.getMessage());
            return false;
        }
    }
}
