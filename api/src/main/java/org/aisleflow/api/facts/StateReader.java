package org.aisleflow.api.facts;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aisleflow.contracts.topics.MissingTopics;
import org.aisleflow.contracts.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads master data, latest states, decisions and the newest dead letters into memory, and then
 * follows what happens, on a thread of its own. Every instance of the API reads all partitions.
 */
public final class StateReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final StateHandlers handlers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> applied = new HashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable String trouble;

    private StateReader(KafkaSettings settings, StateHandlers handlers) {
        this.handlers = handlers;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                settings.bootstrapServers(),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("state-reader").unstarted(this::run);
    }

    /**
     * Starts to read.
     *
     * @param settings where Kafka is
     * @param facts where to keep what is read
     * @param live whom to tell
     * @param clock tells what is news
     * @return the running reader
     * @throws KafkaUnavailableException if Kafka does not answer
     */
    public static StateReader start(
            KafkaSettings settings, LatestFacts facts, LiveBroadcast live, Clock clock) {
        makeTopics(settings);
        var reader = new StateReader(settings, new StateHandlers(facts, live, clock));
        reader.thread.start();
        return reader;
    }

    private static void makeTopics(KafkaSettings settings) {
        try {
            MissingTopics.make(
                    settings.bootstrapServers(), Topics.all(), settings.partitions(), PATIENCE);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaUnavailableException(
                    "Kafka at %s does not answer as it should: %s"
                            .formatted(settings.bootstrapServers(), failure.getMessage()),
                    failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("stopped while waiting for Kafka", stopped);
        }
    }

    /**
     * Says whether everything that was in Kafka at the start is in memory.
     *
     * @return true from then on
     */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /**
     * Waits until everything that was in Kafka at the start is in memory.
     *
     * @param timeout how long to wait at most
     * @return false if it is not yet
     * @throws InterruptedException if interrupted meanwhile
     */
    public boolean awaitCaughtUp(Duration timeout) throws InterruptedException {
        return caughtUp.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Says why nothing more is read.
     *
     * @return a sentence, or null if reading goes on
     */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Waits until a message that this program wrote is in memory too. */
    boolean awaitApplied(TopicPartition partition, long offset, Duration timeout)
            throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (applied) {
            while (applied.getOrDefault(partition, -1L) < offset) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                applied.wait(left);
            }
        }
        return true;
    }

    private void run() {
        try (consumer) {
            Map<TopicPartition, Long> goals = assign();
            while (!stopping) {
                consumer.poll(POLL).forEach(this::apply);
                if (!isCaughtUp() && reached(goals)) {
                    caughtUp.countDown();
                }
            }
        } catch (WakeupException _) {
            // Woken to stop.
        } catch (RuntimeException bug) {
            trouble = "nothing more is read from Kafka: " + bug;
            LOG.error("states are no longer read", bug);
        }
    }

    private Map<TopicPartition, Long> assign() {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : handlers.topics()) {
            consumer.partitionsFor(topic)
                    .forEach(found -> all.add(new TopicPartition(topic, found.partition())));
        }
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        ends.forEach((partition, end) -> {
            long begin = begins.getOrDefault(partition, 0L);
            consumer.seek(partition, handlers.startOf(partition.topic(), begin, end));
        });
        return ends;
    }

    private boolean reached(Map<TopicPartition, Long> goals) {
        return goals.entrySet().stream()
                .allMatch(goal -> consumer.position(goal.getKey()) >= goal.getValue());
    }

    private void apply(ConsumerRecord<byte[], byte[]> message) {
        try {
            handlers.apply(message);
        } catch (SerializationException | IllegalArgumentException notOurs) {
            LOG.error(
                    "a message cannot be read, topic={} partition={} offset={}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    notOurs);
        }
        synchronized (applied) {
            applied.put(new TopicPartition(message.topic(), message.partition()), message.offset());
            applied.notifyAll();
        }
    }

    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
