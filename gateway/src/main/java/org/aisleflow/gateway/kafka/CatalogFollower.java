package org.aisleflow.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.intake.Registry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the stores and devices of the catalog topic, which it reads from the beginning and then
 * follows.
 *
 * <p>Until it has read all of it, everybody counts as known: who refuses somebody for not being in
 * the catalog has to {@link #awaitLoaded} first.
 */
public final class CatalogFollower implements Registry, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CatalogFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final String STORE_KEYS = "store/";

    private final Map<StoreId, Set<DeviceId>> devicesByStore = new ConcurrentHashMap<>();
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final String bootstrapServers;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /**
     * Makes the follower; {@link #start} starts it.
     *
     * @param bootstrapServers Kafka's addresses
     */
    public CatalogFollower(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.thread = Thread.ofPlatform().daemon().name("gateway-catalog").unstarted(this::run);
    }

    /** Begins to read, in the background; Kafka need not be there yet. */
    public void start() {
        thread.start();
    }

    /**
     * Waits until the catalog has been read once.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public void awaitLoaded() throws InterruptedException {
        loaded.await();
    }

    /**
     * The stores known so far.
     *
     * @return a copy, in order
     */
    public Set<StoreId> stores() {
        return new TreeSet<>(devicesByStore.keySet());
    }

    @Override
    public boolean hasStore(StoreId store) {
        return loaded.getCount() > 0 || devicesByStore.containsKey(store);
    }

    @Override
    public boolean hasDevice(StoreId store, DeviceId device) {
        return loaded.getCount() > 0
                || devicesByStore.getOrDefault(store, Set.of()).contains(device);
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
                LOGGER.warn("The catalog cannot be read: {}", failure.getMessage());
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
            if (loaded.getCount() > 0
                    && ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                LOGGER.info("The catalog is read: {} stores", devicesByStore.size());
                loaded.countDown();
            }
            consumer.poll(POLL).forEach(this::apply);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        while (partitions.isEmpty() && !isClosing()) {
            consumer.partitionsFor(Topics.CATALOG.name())
                    .forEach(at -> partitions.add(new TopicPartition(at.topic(), at.partition())));
            if (partitions.isEmpty()) {
                pause();
            }
        }
        return partitions;
    }

    private void apply(ConsumerRecord<String, byte[]> entry) {
        String key = entry.key();
        if (key == null || !key.startsWith(STORE_KEYS)) {
            return;
        }
        try {
            byte[] value = entry.value();
            if (value == null) {
                devicesByStore.remove(StoreId.of(key.substring(STORE_KEYS.length())));
            } else if (read(value) instanceof Store store) {
                devicesByStore.put(
                        store.id(),
                        store.devices().stream().map(Device::id).collect(Collectors.toSet()));
            }
        } catch (SerializationException | IllegalArgumentException notOurs) {
            LOGGER.warn("The catalog entry {} is ignored: {}", key, notOurs.getMessage());
        }
    }

    private static CatalogEntry read(byte[] value) {
        return Topics.CATALOG.values().deserializer().deserialize(Topics.CATALOG.name(), value);
    }

    private KafkaConsumer<String, byte[]> newConsumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "aisleflow-gateway-catalog",
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
