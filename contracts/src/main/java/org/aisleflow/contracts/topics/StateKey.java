package org.aisleflow.contracts.topics;

import java.nio.charset.StandardCharsets;
import org.aisleflow.contracts.ids.StoreId;
import org.apache.kafka.common.utils.Utils;

/**
 * Key of a topic that keeps only the newest value: the store, and the subject within it; written
 * {@code store/subject}.
 *
 * @param store the store, which alone decides the partition
 * @param subject the product, device, alert or suggestion
 */
public record StateKey(StoreId store, String subject) {
    /**
     * Reads a key.
     *
     * @param text {@code store/subject}
     * @return the key
     * @throws IllegalArgumentException if there is no slash in it
     */
    public static StateKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form store/subject");
        }
        return new StateKey(StoreId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /**
     * The partition on which everything of a store is, the same as Kafka's own choice for a key
     * that is the store id.
     *
     * @param store the store
     * @param partitions the topic's number of partitions
     * @return 0 to {@code partitions - 1}
     */
    public static int partitionOf(StoreId store, int partitions) {
        byte[] key = store.value().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public String toString() {
        return store + "/" + subject;
    }
}
