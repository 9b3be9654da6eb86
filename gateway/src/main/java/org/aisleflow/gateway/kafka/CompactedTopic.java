package org.aisleflow.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a compacted topic from the beginning, and then follows them, on a thread
 * of its own. Starts anew whenever Kafka fails.
 */
final class CompactedTopic implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CompactedTopic.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final String topic;
    private final String bootstrapServers;
    private final Consumer<ConsumerRecord<String, byte[]>> apply;
    private final Runnable applied;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /**
     * @param name names the thread and the client
     * @param apply takes every value, in order per key; must not throw
     * @param applied is told, once all of the topic was read, whenever more of it was
     */
    CompactedTopic(
            String topic,
            String bootstrapServers,
            String name,
            Consumer<ConsumerRecord<String, byte[]>> apply,
            Runnable applied) {
        this.topic = topic;
        this.applied = applied;
        this.bootstrapServers = bootstrapServers;
        this.apply = apply;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isLoaded() {
        return loaded.getCount() == 0;
    }

    void awaitLoaded() throws InterruptedException {
        loaded.await();
    }

    boolean awaitLoaded(Duration patience) throws InterruptedException {
        return loaded.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            // Interrupting it would leave it half closed.
            reading.wakeup();
        }
    }

    private void run() {
        while (!isClosing()) {
            try (KafkaConsumer<String, byte[]> fresh = newConsumer()) {
                consumer = fresh;
                follow(fresh);
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException failure) {
                LOGGER.warn("The topic {} cannot be read: {}", topic, failure.getMessage());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!isClosing()) {
            if (!isLoaded()
                    && ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                LOGGER.info("The topic {} is read", topic);
                loaded.countDown();
            }
            if (isLoaded()) {
                applied.run();
            }
            consumer.poll(POLL).forEach(apply);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        while (partitions.isEmpty() && !isClosing()) {
            consumer.partitionsFor(topic)
                    .forEach(at -> partitions.add(new TopicPartition(at.topic(), at.partition())));
            if (partitions.isEmpty()) {
                pause();
            }
        }
        return partitions;
    }

    private KafkaConsumer<String, byte[]> newConsumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "aisleflow-" + thread.getName(),
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }
}
