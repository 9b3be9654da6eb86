package org.aisleflow.gateway.kafka;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.intake.Registry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
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
    private static final String STORE_KEYS = "store/";

    private final Map<StoreId, Set<DeviceId>> devicesByStore = new ConcurrentHashMap<>();
    private final CompactedTopic topic;

    /**
     * Makes the follower; {@link #start} starts it.
     *
     * @param bootstrapServers Kafka's addresses
     */
    public CatalogFollower(String bootstrapServers) {
        this.topic =
                new CompactedTopic(
                        Topics.CATALOG.name(),
                        bootstrapServers,
                        "gateway-catalog",
                        this::apply,
                        () -> {});
    }

    /** Begins to read, in the background; Kafka need not be there yet. */
    public void start() {
        topic.start();
    }

    /**
     * Waits until the catalog has been read once.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public void awaitLoaded() throws InterruptedException {
        topic.awaitLoaded();
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
        return !topic.isLoaded() || devicesByStore.containsKey(store);
    }

    @Override
    public boolean hasDevice(StoreId store, DeviceId device) {
        return !topic.isLoaded() || devicesByStore.getOrDefault(store, Set.of()).contains(device);
    }

    @Override
    public void close() {
        topic.close();
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
}
