package org.aisleflow.gateway.kafka;

import java.time.Duration;
import org.aisleflow.contracts.credentials.DeviceCredentials;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.gateway.identity.CredentialTable;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the table of credentials as the topic says. Until it has read the topic, the devices it has
 * not come to are refused.
 */
public final class CredentialFollower implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CredentialFollower.class);

    private final CredentialTable table;
    private final CompactedTopic topic;

    /**
     * Makes the follower; {@link #start} starts it.
     *
     * @param bootstrapServers Kafka's addresses
     * @param table what to keep
     */
    public CredentialFollower(String bootstrapServers, CredentialTable table) {
        this.table = table;
        this.topic =
                new CompactedTopic(
                        Topics.CREDENTIALS.name(),
                        bootstrapServers,
                        "gateway-credentials",
                        this::apply);
    }

    /** Begins to read, in the background; Kafka need not be there yet. */
    public void start() {
        topic.start();
    }

    /**
     * Waits until the topic has been read once.
     *
     * @param patience how long to wait at most
     * @return false if it has not been read by then
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public boolean awaitLoaded(Duration patience) throws InterruptedException {
        return topic.awaitLoaded(patience);
    }

    @Override
    public void close() {
        topic.close();
    }

    private void apply(ConsumerRecord<String, byte[]> entry) {
        String key = entry.key();
        if (key == null) {
            return;
        }
        DeviceIdentity device = DeviceIdentity.parse(key).orElse(null);
        if (device == null) {
            LOGGER.warn("The credentials {} are ignored: that is no device", key);
            return;
        }
        try {
            table.put(device, read(entry.value()));
        } catch (SerializationException | IllegalArgumentException notOurs) {
            // Whatever it should have said, what was there before counts no more.
            table.put(device, null);
            LOGGER.warn("The credentials of {} cannot be read: {}", key, notOurs.getMessage());
        }
    }

    private static @Nullable DeviceCredentials read(byte @Nullable [] value) {
        return value == null
                ? null
                : Topics.CREDENTIALS
                        .values()
                        .deserializer()
                        .deserialize(Topics.CREDENTIALS.name(), value);
    }
}
