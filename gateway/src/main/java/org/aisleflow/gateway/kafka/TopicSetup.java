package org.aisleflow.gateway.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aisleflow.contracts.topics.Topic;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics the gateway needs where they are missing, as soon as Kafka is there. */
public final class TopicSetup implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(TopicSetup.class);
    private static final List<Topic<?, ?>> NEEDED =
            List.of(Topics.TELEMETRY, Topics.REJECTED, Topics.REPLAYS, Topics.CATALOG);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final short BROKERS_DEFAULT = -1;

    private final String bootstrapServers;
    private final int partitions;
    private final Thread thread;

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

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            for (Topic<?, ?> topic : NEEDED) {
                while (!make(admin, topic.request(partitions, BROKERS_DEFAULT))) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException closing) {
            LOGGER.debug("Stopped before all topics were there");
        }
    }

    private static boolean make(Admin admin, NewTopic topic) throws InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            LOGGER.info("Made the topic {}", topic.name());
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                return true;
            }
            LOGGER.warn(
                    "The topic {} could not be made yet: {}", topic.name(), failure.getMessage());
            return false;
        } catch (TimeoutException silent) {
            LOGGER.warn("Kafka did not answer whether the topic {} is there", topic.name());
            return false;
        }
    }
}
