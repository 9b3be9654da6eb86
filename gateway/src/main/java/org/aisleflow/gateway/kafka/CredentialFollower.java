package org.aisleflow.gateway.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * Keeps the table of credentials as the topic says, and a copy on disk for a start without Kafka.
 * Devices that neither of them knows are refused.
 */
public final class CredentialFollower implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CredentialFollower.class);

    private final CredentialTable table;
    private final KeptCredentials kept;
    private final CompactedTopic topic;
    private final Set<String> inTopic = new HashSet<>();
    private boolean settled;
    private volatile boolean hasCopy;

    /**
     * Makes the follower; {@link #start} starts it.
     *
     * @param bootstrapServers Kafka's addresses
     * @param table what to keep
     * @param copy the file with the copy; made when it is missing
     */
    public CredentialFollower(String bootstrapServers, CredentialTable table, Path copy) {
        this.table = table;
        this.kept = new KeptCredentials(copy);
        this.topic =
                new CompactedTopic(
                        Topics.CREDENTIALS.name(),
                        bootstrapServers,
                        "gateway-credentials",
                        this::apply,
                        this::settle);
    }

    /** Reads the copy, so that devices are known before anybody can knock. */
    public void readCopy() {
        List<DeviceCredentials> before = kept.read();
        before.forEach(one -> table.put(new DeviceIdentity(one.store(), one.device()), one));
        hasCopy = !before.isEmpty();
    }

    /** Begins to read, in the background; Kafka need not be there yet. */
    public void start() {
        topic.start();
    }

    /**
     * Waits until devices can be recognised: by the copy, else when the topic has been read once.
     *
     * @param patience how long to wait at most
     * @return false if that cannot be done yet
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public boolean awaitLoaded(Duration patience) throws InterruptedException {
        return hasCopy || topic.awaitLoaded(patience);
    }

    @Override
    public void close() {
        topic.close();
    }

    /** What the copy has and the topic has lost, perhaps with the tombstone, counts no more. */
    private void settle() {
        if (!settled) {
            settled = true;
            for (DeviceCredentials lost : kept.without(inTopic)) {
                LOGGER.warn("The topic has no credentials of {} any more", lost.user());
                table.put(new DeviceIdentity(lost.store(), lost.device()), null);
                kept.remove(lost.user());
            }
            inTopic.clear();
        }
        kept.write();
    }

    private void apply(ConsumerRecord<String, byte[]> entry) {
        String key = entry.key();
        if (key == null) {
            return;
        }
        if (!settled) {
            inTopic.add(key);
        }
        DeviceIdentity device = DeviceIdentity.parse(key).orElse(null);
        if (device == null) {
            LOGGER.warn("The credentials {} are ignored: that is no device", key);
            return;
        }
        try {
            DeviceCredentials newer = read(entry.value());
            table.put(device, newer);
            if (newer == null) {
                kept.remove(key);
            } else {
                kept.put(newer);
            }
        } catch (SerializationException | IllegalArgumentException notOurs) {
            // Whatever it should have said, what was there before counts no more.
            table.put(device, null);
            kept.remove(key);
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
